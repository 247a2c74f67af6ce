/// What a test puts into a cell with another program.
public enum TypedValue: Sendable, Equatable {
    case number(Double)
    /// A text whatever it looks like.
    case text(String)
    /// ISO: `2026-12-31`. Goes in as the program's own date.
    case date(String)
    /// 64 for 64 %.
    case percent(Double)
    case boolean(Bool)
    /// With its `=`, in English, with commas for openpyxl and semicolons for LibreOffice.
    case formula(String)
    /// As at the keyboard, which may make a date or a number of it. LibreOffice only.
    case typed(String)
    case empty
}

extension TypedValue: Encodable {
    private enum CodingKeys: String, CodingKey {
        case number, text, date, percent, boolean, formula, typed, empty
    }

    public func encode(to encoder: any Encoder) throws {
        var value = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .number(let number): try value.encode(number, forKey: .number)
        case .text(let text): try value.encode(text, forKey: .text)
        case .date(let date): try value.encode(date, forKey: .date)
        case .percent(let percent): try value.encode(percent, forKey: .percent)
        case .boolean(let boolean): try value.encode(boolean, forKey: .boolean)
        case .formula(let formula): try value.encode(formula, forKey: .formula)
        case .typed(let typed): try value.encode(typed, forKey: .typed)
        case .empty: try value.encode(true, forKey: .empty)
        }
    }
}
