//! What the interfaces' definition in `wit/` generates.
#![allow(missing_docs, clippy::all)]

wit_bindgen_wrpc::generate!({
    with: {
        "wrpc:keyvalue/store@0.2.0-draft": generate,
        "wrpc:keyvalue/atomics@0.2.0-draft": generate,
        "wrpc:keyvalue/batch@0.2.0-draft": generate,
    },
});

pub use exports::wrpc::keyvalue::{atomics, batch, store};
