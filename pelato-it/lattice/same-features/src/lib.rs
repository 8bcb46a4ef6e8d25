//! Nothing but dependencies: with them, the programs that every lattice runs are compiled from the same crates whether the
//! providers are compiled too or not. Cargo takes of a crate the features that all selected packages ask for together, so
//! that without this package the providers' turn would compile the crates that they share with the host once more.
