/** The files under infra/, run as they are with a real engine and real programs. */
package io.pelato.it.infra;
