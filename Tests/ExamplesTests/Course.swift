import Foundation
import TestSupport

/// The course's lessons, in order.
enum Course {
    static let lessons = [prompts, notes, warehouse, letters]

    static let prompts = CourseLesson(
        name: "Prompts", callCount: 29,
        answers: [
            .says("Rivers bring it salt.", to: "sea salty? One"),
            .says("Rivers carry salt from the rocks to the sea, and only the water leaves again.", to: "sea salty?"),
            .says("Because it ate too many stones!", to: "child why the sea"),
            .says("The sky's long letter.", "A wet witness.", "Grog for fish.", "Good for you.", to: "What is rain?"),
            .says("A bird in a hand.", "A contract.", "A knot.", "A pill against doubt.", to: "What is a promise?"),
            .says("Good, I think.", "good", to: "boils fast"), .says("Rather bad.", "bad", to: "leaked"),
            .says("It says nothing.", "neither", to: "is blue"), .says("Very good!", "good", to: "buy it again"),
            .says("It sounds bad.", "bad", to: "fell off"), .says("Hard to say.", "neither", to: "on Tuesday"),
            .says("0.10", "0.05", "0.05", "0.10", "0.05", to: "A bat and a ball"),
            .says("May your questions be as good as your answers!", to: "good luck"),
        ])

    static let notes = CourseLesson(
        name: "Notes", callCount: 429,
        answers: [
            .says("Nobody wrote down who sells ice cream.", to: "Are dogs allowed in the castle?\n"),
            .says("It does: see the first note.", to: "?"),
            .says("yes", "yes", "no", "yes", to: "see the first note"),
        ])

    static let warehouse = CourseLesson(
        name: "Warehouse", callCount: 9,
        answers: [
            .calls(("stock_of", #"{"product":"lamp"}"#), to: "Order what is missing"),
            .calls(("order", #"{"product":"desk"}"#), to: #""order":1"#),
            .calls(("order", #"{"product":"clock"}"#), to: #""order":2"#),
            .says("7 lamps come in 4 days, 4 desks in 9, and a clock in 2.", to: #""order":3"#),
            .calls(("stock_of", #"{"product":"chair"}"#), to: #""product":"lamp""#),
            .calls(("stock_of", #"{"product":"desk"}"#), to: #""product":"chair""#),
            .calls(("stock_of", #"{"product":"clock"}"#), to: #""product":"desk""#),
            .calls(("stock_of", #"{"product":"shelf"}"#), to: #""product":"clock""#),
            .calls(("order", #"{"product":"lamp"}"#), to: #""product":"shelf""#),
        ])

    static let letters = CourseLesson(
        name: "Letters", callCount: 84,
        answers: [.says("An umbrella that looks for its owner.", to: "this poster")] + LostThings.answers,
        data: LostThings.file)
}
