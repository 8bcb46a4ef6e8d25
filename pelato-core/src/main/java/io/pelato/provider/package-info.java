/**
 * The provider {@code pelato-messaging} as hosts take it: a signed archive of programs.
 *
 * <p>{@link io.pelato.provider.MessagingProvider} is where it starts.
 */
package io.pelato.provider;
