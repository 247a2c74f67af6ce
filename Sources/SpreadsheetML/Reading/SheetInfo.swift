internal import OPCPackage

/// What a workbook says of one of its sheets (ISO 29500-1 §18.2.19).
public struct SheetInfo: Hashable, Sendable {
    /// Whether programs show the sheet's tab. It says nothing about the sheet's content: some programs show every
    /// sheet again when they save.
    public enum Visibility: Hashable, Sendable {
        /// The tab is shown.
        case visible
        /// The tab is hidden, and can be shown again.
        case hidden
        /// Hidden, and not offered to be shown again.
        case veryHidden
    }

    /// What the sheet consists of.
    public enum Kind: Hashable, Sendable {
        /// A grid of cells.
        case worksheet
        /// A chart, dialog or macro sheet; it has no cells.
        case other
    }

    /// The name on the tab, as the file spells it: accents may be composed or not.
    public let name: String
    /// Whether programs show the tab.
    public let visibility: Visibility
    /// What the sheet consists of.
    public let kind: Kind

    /// Nil where the workbook names a relationship that is not there, or one that leads outside.
    let part: PartName?
}
