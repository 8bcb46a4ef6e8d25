/**
 * What a deployment would change: an application that runs beside one that is wanted. Nothing here talks to anybody.
 */
package io.pelato.plan;
