/// Values in order of first appearance, each once, known by their position.
struct Indexed<Value: Hashable & Sendable>: Sendable {
    private(set) var values: [Value] = []
    private var positions: [Value: Int] = [:]

    init(_ first: [Value] = []) {
        for value in first { _ = index(of: value) }
    }

    /// The value's position; nil if it is not there.
    func position(of value: Value) -> Int? { positions[value] }

    /// The value's position; a new one comes last.
    mutating func index(of value: Value) -> Int {
        func read(_ position: inout Int) -> Int { position }
        // The table is searched once: for a value that is not there, it takes the default.
        let position = read(&positions[value, default: values.count])
        if position == values.count { values.append(value) }
        return position
    }
}
