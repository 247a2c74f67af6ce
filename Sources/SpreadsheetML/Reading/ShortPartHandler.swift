internal import XMLStream

/// Reads a part of which few elements matter: each is known by its way from the root, and all else is passed over.
final class ShortPartHandler: XMLContentHandler {
    /// An element that matters.
    struct Wanted {
        /// The elements from below the root down to this one; nil stands for any, and no element is the root itself.
        let path: [XMLName?]
        /// Takes the attributes.
        var begin: (borrowing XMLElement, inout TextBudget) throws -> Void = { _, _ in }
        /// Takes the text; without it, the content is passed over.
        var end: ((String) -> Void)?
    }

    private let root: StaticString?
    private let part: String
    private let wanted: [Wanted]
    private var budget: TextBudget
    private var path: [XMLName] = []
    private var isBelowRoot = false
    private var text: [UInt8] = []

    /// - Parameter root: the root element's name in the spreadsheet vocabulary; nil takes any.
    init(root: StaticString?, part: String, limits: ReadingLimits, _ wanted: [Wanted]) {
        self.root = root
        self.part = part
        self.wanted = wanted
        budget = TextBudget(limits, part: part)
    }

    func startElement(_ element: inout XMLElement) throws {
        guard isBelowRoot else {
            isBelowRoot = true
            if let root { try element.requireRoot(root, part: part) }
            try current?.begin(element, &budget)
            return
        }
        path.append(element.name)
        if let current {
            text.removeAll(keepingCapacity: true)
            try current.begin(element, &budget)
        }
        let goesOn = wanted.contains { leads(to: $0) && ($0.end != nil || $0.path.count > path.count) }
        if !goesOn {
            path.removeLast()
            element.skipContent()
        }
    }

    func characters(_ piece: UnsafeBufferPointer<UInt8>) throws {
        guard current?.end != nil else { return }
        try budget.take(piece.count)
        text.append(contentsOf: piece)
    }

    func endElement(_ name: XMLName) {
        current?.end?(String(decoding: text, as: UTF8.self))
        _ = path.popLast()
    }

    private var current: Wanted? { wanted.first { $0.path.count == path.count && leads(to: $0) } }

    private func leads(to wanted: Wanted) -> Bool {
        path.count <= wanted.path.count && zip(path, wanted.path).allSatisfy { $1 == nil || $0 == $1 }
    }
}
