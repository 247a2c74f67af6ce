/// A link from a part, or from the package as a whole, to a part or to something outside (ISO 29500-2 §6.5).
public struct Relationship: Sendable, Hashable {
    /// Where a relationship leads.
    public enum Target: Sendable, Hashable {
        /// A part of the package, which may be absent.
        case part(PartName)
        /// Something outside of the package, or a target that would lead out of it. It is never opened.
        case external(String)
    }

    /// The identifier, unique among the relationships of one source; elements name it by `r:id`.
    public let id: String
    /// What the relationship is for.
    public let type: RelationshipType
    /// Where it leads.
    public let target: Target

    /// The part it leads to, or nil if it leads outside.
    public var part: PartName? {
        if case .part(let name) = target { name } else { nil }
    }

    /// The address outside it leads to, or nil if it leads to a part.
    public var address: String? {
        if case .external(let address) = target { address } else { nil }
    }
}
