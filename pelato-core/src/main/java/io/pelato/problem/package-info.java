/** How every step tells the user what is wrong. Any package may use this one; it uses none. */
package io.pelato.problem;
