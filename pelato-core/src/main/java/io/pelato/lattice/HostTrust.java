package io.pelato.lattice;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;

/**
 * Trusts a server whose certificate an authority vouches for and that names the host which was asked for. The NATS
 * client checks the first only, with which any server of the same authority could take another's place and be sent the
 * password. The check runs within the handshake, before anything is sent.
 */
final class HostTrust extends X509ExtendedTrustManager {

    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
    private static final int DNS_NAME = 2;
    private static final int IP = 7;

    private final X509ExtendedTrustManager authorities;
    private final Set<String> namesGiven;
    private final DefaultHostnameVerifier verifier = new DefaultHostnameVerifier();

    /**
     * Makes the trust.
     *
     * @param authorities decides who may vouch
     * @param hostsGiven the hosts that the user named. Servers of a cluster tell each other's addresses to clients, as
     *     numbers: such a server may show a certificate for one of these names instead
     */
    HostTrust(X509ExtendedTrustManager authorities, Collection<String> hostsGiven) {
        this.authorities = authorities;
        this.namesGiven = hostsGiven.stream()
                .filter(host -> !IP_ADDRESS.matcher(host).matches())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, Socket socket) throws CertificateException {
        authorities.checkServerTrusted(chain, keyType, socket);
        checkHost(((SSLSocket) socket).getHandshakeSession(), chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException {
        authorities.checkServerTrusted(chain, keyType, engine);
        checkHost(engine.getHandshakeSession(), chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        throw new CertificateException("a certificate is never trusted without the host that shows it");
    }

    private void checkHost(SSLSession session, X509Certificate certificate) throws CertificateException {
        String host = session.getPeerHost().replaceAll("[\\[\\]]", "");
        Optional<SSLException> fault = fault(host, certificate);
        boolean announced = IP_ADDRESS.matcher(host).matches()
                && namesGiven.stream().anyMatch(name -> fault(name, certificate).isEmpty());
        if (fault.isPresent() && !announced) {
            throw new WrongHostException(host, names(certificate), fault.get());
        }
    }

    private Optional<SSLException> fault(String host, X509Certificate certificate) {
        try {
            verifier.verify(host, certificate);
            return Optional.empty();
        } catch (SSLException e) {
            return Optional.of(e);
        }
    }

    private static String names(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        String names = alternatives == null
                ? ""
                : alternatives.stream()
                        .filter(name -> Set.<Object>of(DNS_NAME, IP).contains(name.get(0)))
                        .map(name -> String.valueOf(name.get(1)))
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? certificate.getSubjectX500Principal().getName() : names;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, Socket socket) throws CertificateException {
        authorities.checkClientTrusted(chain, keyType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException {
        authorities.checkClientTrusted(chain, keyType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        authorities.checkClientTrusted(chain, keyType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }
}
