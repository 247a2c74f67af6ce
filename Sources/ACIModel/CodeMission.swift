/// Le code d’une mission, tel que le cadre l’écrit : `acces-aux-soins`.
///
/// Le vocabulaire est ouvert : un avenant peut créer une mission sans que le
/// programme change.
public struct CodeMission: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Le code tel qu’il est écrit.
    public let rawValue: String

    /// Le code d’une mission, tel que le cadre l’écrit : `acces-aux-soins`.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Le code d’une mission, tel que le cadre l’écrit : `acces-aux-soins`.
    public init(_ code: String) { self.rawValue = code }

    /// Le code tel qu’il est écrit.
    public var description: String { rawValue }
}
