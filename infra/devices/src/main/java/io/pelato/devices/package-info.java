/** A simulator of devices: many connections, each publishing readings of its own at a set rate. */
package io.pelato.devices;
