/**
 * A release in one file: what it holds, how it is written so that the same release has the same bytes, and how one that
 * comes from elsewhere is read without trusting it.
 */
package io.pelato.bundle;
