/// The API's spelling of a name.
enum WireName {
    /// `previous_response_id` for `previousResponseID`, `file_ids` for `fileIDs`.
    static func of(_ name: String) -> String {
        var words = ""
        var previous: Character = "_"
        for character in name.replacing("IDs", with: "Ids") {
            if character.isUppercase, !previous.isUppercase { words += "_" }
            words += character.lowercased()
            previous = character
        }
        return words
    }
}
