/// Le code d’une mission, tel que le cadre l’écrit : `acces-aux-soins`.
///
/// Le vocabulaire est ouvert : un avenant peut créer une mission sans que le
/// programme change.
public struct CodeMission: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ code: String) { self.rawValue = code }

    public var description: String { rawValue }
}
