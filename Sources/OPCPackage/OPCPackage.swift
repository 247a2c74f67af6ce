// OPCPackage
