internal import OPCPackage
internal import XMLStream
internal import ZipContainer

extension SpreadsheetError {
    /// What a package's error means for the workbook; the error itself stays underneath.
    init(_ error: PackageError) {
        let place = error.part?.path
        let code: Code =
            switch error.code {
            case .foreign(let format): .notAWorkbook(format)
            case .missingPart: .missingPart(place ?? "")
            case .archive, .malformedXML, .duplicatePart:
                Self.exceededLimit(error).map { .overBudget($0) } ?? .malformedPart(place ?? "")
            }
        self.init(code, place: place, detail: error.detail, underlying: error)
    }

    /// What kept a part from being read.
    init(reading part: PartName, _ error: any Error) {
        switch error {
        case let error as SpreadsheetError: self = error
        case let error as PackageError: self.init(error)
        case let error as ZipError:
            self.init(PackageError(.archive, part: part, detail: error.description, underlying: error))
        default:
            let detail = error is ReceiverError ? "its rows were refused" : "\(error)"
            self.init(.malformedPart(part.path), place: part.path, detail: detail, underlying: error)
        }
    }

    private static func exceededLimit(_ error: PackageError) -> String? {
        if case .limitExceeded(let limit, _, _)? = (error.underlying as? ZipError)?.code { return limit }
        if case .limitExceeded(let limit, _, _)? = (error.underlying as? XMLError)?.code { return limit }
        return nil
    }
}
