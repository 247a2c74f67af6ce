/// What the program's end says to whoever started it.
enum ExitStatus: Int32, Comparable, Sendable {
    case success = 0
    /// Read, with errors in the answers.
    case wrongAnswers = 1
    case usage = 64
    /// Not a workbook that can be read.
    case unreadable = 65
    case noInput = 66
    /// Our own fault.
    case internalFault = 70
    case cannotWrite = 73

    static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }
}
