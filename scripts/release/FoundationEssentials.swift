// Stands in for FoundationEssentials, of which ArgumentParser needs an encoder for --experimental-dump-help (a
// description for tools, which the program of `swift build` gives) and a protocol that no error of ours has. The library
// would add 5 MB and a thousand records, which the runtime goes through for each conformance that it looks up.

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

public protocol LocalizedError: Error {
    var errorDescription: String? { get }
    var failureReason: String? { get }
    var recoverySuggestion: String? { get }
    var helpAnchor: String? { get }
}

public struct Data {}

open class JSONEncoder {
    public struct OutputFormatting {
        public static let prettyPrinted = OutputFormatting()
        public static let sortedKeys = OutputFormatting()
    }

    public init() {
        fputs("aci-xlsx : cette version n’a pas --experimental-dump-help.\n", stderr)
        exit(EX_USAGE)
    }
}

extension String {
    public struct Encoding {
        public static let utf8 = Encoding()
    }

    public init?(data: __shared Data, encoding: Encoding) { nil }
}
