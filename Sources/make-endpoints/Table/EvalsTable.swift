extension Table {
    static let evals = [
        Resource(
            "evals", "Evals", property: "Tests of how well models do a task.", "Tests of how well models do a task",
            page: "evals",
            [
                createEval,
                Endpoint(
                    "retrieve", .get, "/evals/{evalID}", .object("Eval"), "One evaluation.",
                    [.id("evalID", "of the evaluation.")]),
                Endpoint(
                    "update", .post, "/evals/{evalID}", .object("Eval"), "Changes what an evaluation is called.",
                    [
                        .id("evalID", "of the evaluation."),
                        .optional("name", .text, "the caller's own name for it."), .metadata(with: "it"),
                    ]),
                Endpoint(
                    "list", .get, "/evals", .page("Eval"), "All evaluations.",
                    [
                        .after, .limit, .optional("order", .text, "`asc` or `desc`."),
                        .optional("orderBy", .text, "`created_at` or `updated_at`."),
                    ]),
                Endpoint(
                    "delete", .delete, "/evals/{evalID}", .object("DeletedObject"), "Deletes an evaluation.",
                    [.id("evalID", "of the evaluation.")]),
            ]),
        Resource(
            "evals.runs", "EvalRuns", property: "What came out each time.", "Evaluations that are carried out",
            page: "evals/run-object",
            [
                createRun,
                Endpoint(
                    "retrieve", .get, "/evals/{evalID}/runs/{runID}", .object("EvalRun"), "How far a run has got.",
                    [runID, ofEval]),
                Endpoint(
                    "list", .get, "/evals/{evalID}/runs", .page("EvalRun"), "All runs of an evaluation.",
                    [
                        .id("evalID", "of the evaluation."), .after, .limit, .order,
                        .optional(
                            "status", .text, "only those: `queued`, `in_progress`, `completed`, `canceled`, `failed`."),
                    ]),
                Endpoint(
                    "cancel", .post, "/evals/{evalID}/runs/{runID}", .object("EvalRun"), "Stops a run.",
                    [runID, ofEval]),
                Endpoint(
                    "delete", .delete, "/evals/{evalID}/runs/{runID}", .object("DeletedObject"), "Deletes a run.",
                    [runID, ofEval]),
            ]),
        Resource(
            "evals.runs.outputItems", "EvalOutputItems", property: "What came out for each item.",
            "What came out for each item of a run", page: "evals/run-output-item-object",
            [
                Endpoint(
                    "list", .get, "/evals/{evalID}/runs/{runID}/output_items", .page("EvalRunOutputItem"),
                    "What came out for each item of a run.",
                    [
                        runID, ofEval, .after, .limit, .optional("status", .text, "only those: `pass` or `fail`."),
                        .order,
                    ]),
                Endpoint(
                    "retrieve", .get, "/evals/{evalID}/runs/{runID}/output_items/{outputItemID}",
                    .object("EvalRunOutputItem"), "What came out for one item of a run.",
                    [.id("outputItemID", "of the item."), ofEval, .path("runID", "of the run.")]),
            ]),
    ]

    private static let createEval = Endpoint(
        "create", .post, "/evals", .object("Eval"), "Says how models are to be tested.",
        example: """
            let eval = try await client.evals.create(
                dataSourceConfig: ["type": "custom", "item_schema": ["type": "object"]],
                testingCriteria: [["type": "string_check", "name": "match", "operation": "eq",
                    "input": "{{sample.output_text}}", "reference": "{{item.answer}}"]])
            """,
        [
            .optional("name", .text, "the caller's own name for it."),
            .required("dataSourceConfig", .json, "what the items look like."),
            .required("testingCriteria", .json, "what marks the answers: a list of graders."),
            .metadata(with: "it"),
        ])

    private static let createRun = Endpoint(
        "create", .post, "/evals/{evalID}/runs", .object("EvalRun"), "Tests a model.",
        [
            .id("evalID", "of the evaluation."),
            .optional("name", .text, "the caller's own name for it."),
            .required("dataSource", .json, "where the items come from, and which model is asked how."),
            .metadata(with: "it"),
        ])

    private static let runID = Parameter.id("runID", "of the run.")
    private static let ofEval = Parameter.path("evalID", "of the evaluation.")
}
