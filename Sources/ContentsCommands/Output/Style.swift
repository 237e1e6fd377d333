import Foundation

/// Colours, where they are wanted. They never carry a meaning of their own.
struct Style {
    enum Colour: String {
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
        case bold = "1"
        case faint = "2"
    }

    enum When: String, CaseIterable {
        case auto, always, never
    }

    let isOn: Bool

    /// - Parameter environment: `NO_COLOR` (no-color.org), `CLICOLOR=0` and `TERM=dumb` turn colours off.
    init(_ when: When, isTerminal: Bool, environment: [String: String]) {
        switch when {
        case .always: isOn = true
        case .never: isOn = false
        case .auto:
            let isRefused =
                !(environment["NO_COLOR"] ?? "").isEmpty || environment["CLICOLOR"] == "0"
                || environment["TERM"] == "dumb"
            isOn = isTerminal && !isRefused
        }
    }

    func paint(_ text: String, _ colour: Colour) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }
}
