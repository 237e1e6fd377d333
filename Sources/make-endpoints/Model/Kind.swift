/// What a parameter takes, or a field sends.
enum Kind: Equatable {
    case text, integer, number, flag, json, texts, textsByName, file, files, fileURL, integers, integerLists
    /// A text or several.
    case stopSequences
    /// Part of a form: a file or anything else.
    case formValue
    /// A list of one of the client's types.
    case objects(String)
    /// One of the client's types.
    case object(String)
    /// What is there already: its ID, or an object that has it.
    case reference

    /// As a Swift type.
    ///
    /// - Parameter scope: what stands before the client's own types, such as `OpenAI.`.
    func type(in scope: String) -> String {
        switch self {
        case .text: "String"
        case .integer: "Int"
        case .number: "Double"
        case .flag: "Bool"
        case .json: "\(scope)JSON"
        case .texts: "[String]"
        case .textsByName: "[String: String]"
        case .file: "\(scope)FileInput"
        case .files: "[\(scope)FileInput]"
        case .fileURL: "Foundation.URL"
        case .stopSequences: "\(scope)StopSequences"
        case .integers: "[Int]"
        case .integerLists: "[[Int]]"
        case .formValue: "\(scope)FormValue"
        case .objects(let name): "[\(scope)\(name)]"
        case .object(let name): "\(scope)\(name)"
        case .reference: "(any Swift.Encodable & Swift.Sendable)"
        }
    }

    /// How `RequestFields`, `FormFields` and `QueryFields` call it in `set(_:label:)`; nil for JSON.
    var label: String? {
        switch self {
        case .json, .integers, .integerLists, .stopSequences, .formValue, .object: nil
        case .objects: "objects"
        default: "\(self)"
        }
    }

    /// A parameter that may be nil, as `RequestFields` takes it, in Swift.
    func field(_ name: String) -> String {
        switch self {
        case .stopSequences, .object: "\(name)?.json"
        default: name
        }
    }

    /// The value of a parameter as JSON, in Swift.
    func json(_ name: String) -> String {
        switch self {
        case .json: name
        case .text: ".string(\(name))"
        case .texts: ".array(\(name).map(JSON.string))"
        case .objects: ".array(\(name).map(\\.json))"
        case .integers: "RequestFields.json(\(name))"
        case .integerLists: ".array(\(name).map(RequestFields.json))"
        case .flag: ".bool(\(name))"
        case .integer, .number: ".number(.init(\(name)))"
        case .textsByName, .file, .files, .fileURL, .stopSequences, .formValue, .object, .reference:
            preconditionFailure("\(self) can't be one of several kinds")
        }
    }

    /// The value of a parameter as a part of a form, in Swift.
    func formValue(_ name: String) -> String {
        self == .file ? ".file(\(name))" : ".json(\(json(name)))"
    }

    /// What the API's description may call it.
    var description: String {
        switch self {
        case .objects, .object, .json, .textsByName: type(in: "")
        default: "\(self)"
        }
    }
}
