import Foundation

nonisolated extension OpenAI {
    /// What a field of a form holds.
    ///
    /// ```swift
    /// let form: [String: OpenAI.FormValue] = ["purpose": "user_data", "file": .file("notes.pdf")]
    /// ```
    public struct FormValue: Sendable, Swift.ExpressibleByStringInterpolation {
        /// Puts it into a form, under a name.
        let put: @Sendable (String, inout FormFields) -> Void

        /// A file.
        public static func file(_ file: FileInput) -> FormValue { .init { $1.set($0, file: file) } }

        /// Several files, in fields `name[]`.
        public static func files(_ files: [FileInput]) -> FormValue {
            .init { name, form in
                for file in files { form.set("\(name)[]", file: file) }
            }
        }

        /// A text, a number or a Boolean as it is; a list becomes fields `name[]`, an object fields `name[key]`.
        public static func json(_ json: JSON) -> FormValue { .init { $1.set($0, json) } }

        private init(_ put: @escaping @Sendable (String, inout FormFields) -> Void) {
            self.put = put
        }

        /// A text.
        public init(stringLiteral text: String) {
            self.init { $1.set($0, text: text) }
        }
    }
}
