// OPCPackageTests
