package io.pelato.lattice;

import java.security.cert.CertificateException;

/** A server showed a certificate that is somebody else's. */
final class WrongHostException extends CertificateException {

    private static final long serialVersionUID = 1L;

    private final String asked;
    private final String shown;

    /**
     * Names both.
     *
     * @param asked the host that was asked for
     * @param shown the names in the certificate
     */
    WrongHostException(String asked, String shown, Throwable cause) {
        super("its certificate is for " + shown + ", not for " + asked, cause);
        this.asked = asked;
        this.shown = shown;
    }

    String asked() {
        return asked;
    }

    String shown() {
        return shown;
    }
}
