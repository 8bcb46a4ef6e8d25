package io.pelato.tls;

import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.problem.UserFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * A file that a user named for a connection, such as one with certificates or a key in PEM.
 *
 * @param path where it is
 * @param parameter what names it, for messages
 */
public record PemFile(Path path, String parameter) {

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);

    /**
     * What it holds.
     *
     * @throws ProblemsException when it cannot be read
     */
    public byte[] bytes() {
        try {
            return UserFile.bytes(path);
        } catch (IOException e) {
            FileFault fault = FileFault.of(e);
            throw new ProblemsException(
                    Problem.of(
                            "Cannot read " + path + ", which " + parameter + " names: " + fault.reason(),
                            isHome() ? "Write the whole path: no shell replaces ~ there" : fault.advice()),
                    e);
        }
    }

    /**
     * The certificates that it holds in PEM, one at least.
     *
     * @throws ProblemsException when it holds something else
     */
    public List<Certificate> certificates() {
        try {
            List<Certificate> certificates = List.copyOf(
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes())));
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException e) {
            throw new ProblemsException(noCertificate(), e);
        }
        throw new ProblemsException(noCertificate());
    }

    /**
     * The private key that it holds, in PEM and PKCS 8.
     *
     * @throws ProblemsException when it holds something else
     */
    public PrivateKey privateKey() {
        Matcher pem = PKCS8.matcher(new String(bytes(), StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new ProblemsException(Problem.of(
                    path + " holds no private key in PKCS 8",
                    "Convert the key for " + parameter + ": openssl pkcs8 -topk8 -nocrypt -in " + path
                            + " -out client.key"));
        }
        try {
            var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
            for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
                Optional<PrivateKey> key = privateKey(algorithm, spec);
                if (key.isPresent()) {
                    return key.get();
                }
            }
        } catch (IllegalArgumentException | NoSuchAlgorithmException e) {
            throw new ProblemsException(damaged(), e);
        }
        throw new ProblemsException(damaged());
    }

    private Problem noCertificate() {
        return Problem.of(path + " holds no certificate in PEM", "Correct " + parameter);
    }

    private Problem damaged() {
        return Problem.of(
                path + " holds a damaged key, or one of an unknown kind",
                "Name an RSA, EC or Ed25519 key in " + parameter);
    }

    private boolean isHome() {
        return StreamSupport.stream(path.spliterator(), false)
                .anyMatch(name -> name.toString().equals("~"));
    }

    /** The key, if it is one of this algorithm; PKCS 8 says which it is, and Java does not tell. */
    private static Optional<PrivateKey> privateKey(String algorithm, PKCS8EncodedKeySpec spec)
            throws NoSuchAlgorithmException {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        }
    }
}
