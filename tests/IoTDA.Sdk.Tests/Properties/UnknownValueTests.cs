using System.Text.Json.Nodes;
using FsCheck.Fluent;
using IoTDA.Sdk.BatchTaskFiles;
using IoTDA.Sdk.BatchTasks;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.Tests.Properties;

/// <summary>What the service says tomorrow does not break the client of today.</summary>
public sealed class UnknownValueTests
{
    // Free JSON, where every member is kept.
    private static readonly HashSet<string> FreeForm = ["task_ext_info", "paras", "desired"];

    public static TheoryData<string> Responses => new(Fixture.Names
        .Where(name => name.EndsWith(".response.json", StringComparison.Ordinal))
        .Select(name => name[..^".json".Length]));

    [Fact]
    public void A_status_or_type_that_is_not_known_is_kept_and_written_back()
        => Law.Holds(Values.Text, text =>
        {
            string json = new JsonObject { ["task_id"] = "a", ["task_name"] = "", ["task_type"] = text, ["status"] = text }.ToJsonString();
            BatchTask task = WireText.Read<BatchTask>(json);
            JsonNode written = WireText.WriteJson(task);

            Assert.Equal((text, text), (task.TaskType.Value, task.Status.Value));
            Assert.Equal((text, text), (written["task_type"]!.GetValue<string>(), written["status"]!.GetValue<string>()));
        });

    [Fact]
    public void A_status_that_is_not_known_is_neither_final_nor_any_of_the_known()
    {
        BatchTaskStatus status = new("Rebooting");

        Assert.Equal((BatchTaskStatusKind.Unknown, false), (status.Kind, status.IsTerminal));
        Assert.Equal((SubTaskStatusKind.Unknown, false), (new SubTaskStatus("Rebooting").Kind, new SubTaskStatus("Rebooting").IsTerminal));
        Assert.Equal((BatchTaskTypeKind.Unknown, false), (new BatchTaskType("rebootDevices").Kind, new BatchTaskType("rebootDevices").IsUpgrade));
    }

    [Fact]
    public void A_document_of_any_form_under_any_type_is_kept_and_written_back()
        => Law.Holds(Values.Json.Zip(Gen.Elements(Fixture.Json("documents").AsObject().Select(member => member.Key).Append("other").ToArray())), given =>
        {
            (string json, string type) = given;
            JsonNode document = JsonNode.Parse(json)!;
            BatchTask task = WireText.Read<BatchTask>($$"""{"document":{{json}},"task_id":"a","task_type":"{{type}}"}""");

            if (task.Document is RawDocument)
            {
                Fixture.AssertEqual(document, WireText.WriteJson(task)["document"]);
            }

            Assert.NotNull(task.Document);
            Assert.True(type != "other" || task.Document is RawDocument);
        });

    [Theory]
    [MemberData(nameof(Responses))]
    public void A_member_that_is_not_known_changes_nothing_wherever_it_stands(string name)
    {
        string plain = Rewrite(name, Fixture.Text(name));
        Law.Holds(Values.Json, extra =>
        {
            JsonNode json = Fixture.Json(name);
            AddEverywhere(json, JsonNode.Parse(extra)!);

            Assert.Equal(plain, Rewrite(name, json.ToJsonString()));
        });
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public void The_order_of_the_members_does_not_matter(string name)
        => Fixture.AssertEqual(
            JsonNode.Parse(Rewrite(name, Fixture.Text(name))), JsonNode.Parse(Rewrite(name, Reversed(Fixture.Json(name))!.ToJsonString())));

    private static string Rewrite(string name, string json) => name switch
    {
        "create-batch-task.response" => WireText.Write(WireText.Read<BatchTask>(json)),
        "list-batch-tasks.response" => WireText.Write(WireText.Read<ListBatchTasksResponse>(json)),
        "show-batch-task.response" => WireText.Write(WireText.Read<ShowBatchTaskResponse>(json)),
        "batch-targets.response" => WireText.Write(WireText.Read<BatchTargetsResponse>(json)),
        "upload-batch-task-file.response" => WireText.Write(WireText.Read<Sdk.BatchTaskFile>(json)),
        "list-batch-task-files.response" => WireText.Write(WireText.Read<Sdk.BatchTaskFiles.ListBatchTaskFilesResponse>(json)),
        _ => throw new ArgumentException($"No record reads the fixture '{name}': name it here.", nameof(name)),
    };

    private static void AddEverywhere(JsonNode? node, JsonNode extra)
    {
        switch (node)
        {
            case JsonObject members:
                foreach ((string name, JsonNode? member) in members.ToArray())
                {
                    AddEverywhere(FreeForm.Contains(name) ? null : member, extra);
                }

                members.Insert(0, "not_yet_known", extra.DeepClone());
                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    AddEverywhere(item, extra);
                }

                break;
        }
    }

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        null => null,
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, Reversed(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Reversed)]),
        _ => node.DeepClone(),
    };
}
