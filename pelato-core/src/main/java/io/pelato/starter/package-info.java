/** What a new workflow project begins with. */
package io.pelato.starter;
