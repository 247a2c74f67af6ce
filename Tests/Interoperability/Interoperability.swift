// Interoperability
