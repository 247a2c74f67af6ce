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

    private static func exceededLimit(_ error: PackageError) -> String? {
        switch error.underlying {
        case let error as ZipError:
            if case .limitExceeded(let limit, _, _) = error.code { limit } else { nil }
        case let error as XMLError:
            if case .limitExceeded(let limit, _, _) = error.code { limit } else { nil }
        default: nil
        }
    }
}
