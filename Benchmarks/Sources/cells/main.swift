// Writes and reads sheets of many cells through the public API of SpreadsheetML.
//
//     cells write FILE ROWS [COLUMNS [SHEETS [DISTINCT]]]
//     cells read FILE      each sheet as a whole
//     cells stream FILE    row by row
//     cells rows FILE ROWS [COLUMNS]      sets cells row by row, and writes them; `-` for FILE writes nothing
//     cells columns FILE ROWS [COLUMNS]   sets them column by column
//
// Every other cell is a number, every other a text, one of DISTINCT. What was read is added up and printed, so that it
// is looked at.
import Glibc
import SpreadsheetML

func readFile(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else { throw Failure.file(path) }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = fread(buffer.baseAddress, 1, size, file)
    }
}

func writeFile(_ bytes: [UInt8], to path: String) throws {
    guard let file = fopen(path, "w") else { throw Failure.file(path) }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Failure.file(path) }
}

enum Failure: Error {
    case file(String)
    case usage
}

/// What the cells hold: the sum of the numbers, and how many characters the texts have.
struct Total {
    private var numbers = 0.0
    private var characters = 0
    private var cells = 0

    mutating func add(_ row: SheetRow) {
        for cell in row.cells {
            cells += 1
            switch cell.value {
            case .number(let number): numbers += number
            case .text(let text): characters += text.utf8.count
            default: break
            }
        }
    }

    func show() { print(cells, numbers, characters) }
}

struct Shape {
    let rows: Int
    let columns: Int
    let sheets: Int
    let distinct: Int

    init(_ arguments: [String]) {
        let numbers = arguments.compactMap { Int($0) }
        func number(_ index: Int, _ usual: Int) -> Int { index < numbers.count ? numbers[index] : usual }
        rows = number(0, 20_000)
        columns = number(1, 50)
        sheets = number(2, 1)
        distinct = number(3, 1_000)
    }

    func write(to path: String) throws {
        let texts = (0..<distinct).map { CellValue.text("Indicateur \($0)") }
        let stream = try WorkbookStream(compressionLevel: 6)
        for sheet in 1...sheets {
            try stream.addSheet(named: "Feuille \(sheet)") { sheet in
                for row in 0..<rows {
                    try sheet.append(
                        (0..<columns).map { column in
                            let number = row * columns + column
                            return column.isMultiple(of: 2)
                                ? .number(Double(number) + 0.25) : texts[number / 2 % distinct]
                        })
                }
            }
        }
        try writeFile(stream.finish(), to: path)
    }
}

/// A sheet of numbers whose cells are set one by one.
func set(_ shape: Shape, byColumns: Bool, to path: String) throws {
    var sheet = try Worksheet(name: "Feuille")
    let (outer, inner) = byColumns ? (shape.columns, shape.rows) : (shape.rows, shape.columns)
    for first in 1...outer {
        for second in 1...inner {
            let (row, column) = byColumns ? (second, first) : (first, second)
            guard let cell = CellReference(row: row, column: column) else { throw Failure.usage }
            try sheet.set(.number(Double(row * column)), at: cell)
        }
    }
    var workbook = Workbook()
    try workbook.add(sheet)
    if path != "-" { try writeFile(workbook.encoded(), to: path) }
}

func run(_ arguments: [String]) throws {
    guard arguments.count > 1 else { throw Failure.usage }
    let path = arguments[1]
    var total = Total()
    switch arguments[0] {
    case "write":
        try Shape(Array(arguments.dropFirst(2))).write(to: path)
        return
    case "rows", "columns":
        try set(Shape(Array(arguments.dropFirst(2))), byColumns: arguments[0] == "columns", to: path)
        return
    case "read":
        let workbook = try WorkbookReader(readFile(path))
        for sheet in workbook.sheets.indices {
            for row in try workbook.readSheet(sheet).rows { total.add(row) }
        }
    case "stream":
        let workbook = try WorkbookReader(readFile(path))
        for sheet in workbook.sheets.indices { try workbook.forEachRow(ofSheet: sheet) { total.add($0) } }
    default: throw Failure.usage
    }
    total.show()
}

try run(Array(CommandLine.arguments.dropFirst()))
