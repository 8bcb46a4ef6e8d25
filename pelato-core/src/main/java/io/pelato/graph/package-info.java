/** A workflow as a picture: SVG, Mermaid and a page. */
package io.pelato.graph;
