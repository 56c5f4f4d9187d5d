using System.Text.Json.Nodes;
using IoTDA.Sdk.BatchTasks.TaskTypes;
using Known = IoTDA.Sdk.BatchTasks.TaskTypes.KnownTaskTypes;

namespace IoTDA.Sdk.Tests.BatchTasks.TaskTypes;

/// <summary>One row a task type: what the table promises of it, in words of this file alone.</summary>
public sealed class TaskTypeTests
{
    private static readonly Dictionary<string, Promise> Promises = new()
    {
        ["softwareUpgrade"] = new("devices groups", "package_id", "UpgradesToo", IsUpgrade: true, HasNotice: true),
        ["firmwareUpgrade"] = new("devices groups", "package_id", "UpgradesToo", IsUpgrade: true, HasNotice: true),
        ["moduleUpgrade"] = new("devices groups", "package_ids", "UpgradesToo", IsUpgrade: true, HasNotice: false),
        ["createDevices"] = new("file", null, "StateSettingTypes"),
        ["updateDevices"] = new("file", null, "StateSettingTypes"),
        ["deleteDevices"] = new("devices groups file", null, "Never"),
        ["freezeDevices"] = new("devices groups file", null, "StateSettingTypes"),
        ["unfreezeDevices"] = new("devices groups file", null, "StateSettingTypes"),
        ["createCommands"] = new("devices groups", "paras", "Never"),
        ["createAsyncCommands"] = new("devices groups", "paras", "Never"),
        ["createMessages"] = new("devices groups", "message", "Never"),
        ["updateDeviceShadows"] = new("devices groups", "shadow", "StateSettingTypes"),
    };

    public static TheoryData<string> Types => [.. Known.All.Select(type => type.Type.Value)];

    [Fact]
    public void Every_type_has_its_row()
    {
        Assert.Equal(Promises.Keys, Known.All.Select(type => type.Type.Value));
        Assert.Equal(
            Enum.GetValues<BatchTaskTypeKind>().Where(kind => kind != BatchTaskTypeKind.Unknown).Order(), Known.All.Select(type => type.Type.Kind).Order());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_lost_create_is_sent_again_only_as_its_row_says(string type)
        => Assert.Equal(Promises[type].SendAgain, Of(type).SendAgain.ToString());

    [Theory]
    [MemberData(nameof(Types))]
    public void Only_upgrades_can_be_stopped_and_confirmed(string type)
    {
        Assert.Equal(Promises[type].IsUpgrade, new BatchTaskType(type).IsUpgrade);
        Assert.Equal((Promises[type].IsUpgrade, Promises[type].HasNotice), (Of(type).IsUpgrade, Of(type).HasNotice));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_request_of_the_type_is_read_back_with_each_kind_of_targets_that_its_row_names_and_no_other(string type)
    {
        foreach (string kind in new[] { "devices", "groups", "file", "none" })
        {
            JsonObject json = Request(type, kind);

            CreateBatchTaskRequest request = WireText.Read<CreateBatchTaskRequest>(json.ToJsonString());

            Assert.Equal(!Promises[type].Targets.Split(' ').Contains(kind), request is CustomBatchTaskRequest);
            Assert.Equal(type, request.TaskType.Value);
            Fixture.AssertEqual(json, WireText.WriteJson(request));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_member_that_the_type_has_not_makes_a_custom_request(string type)
    {
        foreach ((string member, bool has) in new[]
        {
            ("need_confirm", Promises[type].IsUpgrade), ("task_mode", Promises[type].HasNotice), ("task_ext_info", Promises[type].HasNotice),
        })
        {
            JsonObject json = Request(type, Promises[type].Targets.Split(' ')[0]);
            json[member] = member switch { "need_confirm" => true, "task_mode" => "GATEWAY", _ => new JsonObject { ["a"] = 1 } };

            CreateBatchTaskRequest request = WireText.Read<CreateBatchTaskRequest>(json.ToJsonString());

            Assert.Equal(!has, request is CustomBatchTaskRequest);
            Fixture.AssertEqual(json, WireText.WriteJson(request));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_request_without_the_document_that_its_row_names_is_not_sent(string type)
    {
        if (Promises[type].Document is null)
        {
            Assert.Null(Of(type).Document);
            return;
        }

        JsonObject json = Request(type, "devices");
        CreateBatchTaskRequest request = WireText.Read<CreateBatchTaskRequest>(json.ToJsonString());
        request.GetType().GetProperty("Document")!.SetValue(request, null);
        using StubHandler handler = new(StubHandler.Answer(201, Operations.Success));
        using IoTDAClient client = Clients.Of(handler);

        var refused = await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTasks.CreateAsync(request, TestContext.Current.CancellationToken));

        Assert.Equal(("Document", 0), (Assert.Single(refused.Violations).Member, handler.Attempts));
    }

    [Fact]
    public void Of_an_unknown_type_nothing_is_claimed()
    {
        Assert.Null(Known.Find(new BatchTaskType("SoftwareUpgrade")));
        Assert.Null(Known.Find(default));
    }

    private static TaskTypeDescriptor Of(string type) => Known.Find(new BatchTaskType(type))!;

    private static JsonObject Request(string type, string targets)
    {
        JsonObject json = new() { ["task_name"] = "a", ["task_type"] = type };
        switch (targets)
        {
            case "devices":
                json["targets"] = new JsonArray("d");
                break;
            case "groups":
                json["targets_filter"] = new JsonObject { ["group_ids"] = new JsonArray("g") };
                break;
            case "file":
                json["document_source"] = "f";
                break;
        }

        JsonObject? document = Promises[type].Document switch
        {
            "package_id" => new JsonObject { ["package_id"] = "p" },
            "package_ids" => new JsonObject { ["package_ids"] = new JsonArray("p") },
            "paras" => new JsonObject { ["paras"] = new JsonObject { ["on"] = true } },
            "message" => new JsonObject { ["message"] = "m" },
            "shadow" => new JsonObject { ["shadow"] = new JsonArray(new JsonObject { ["service_id"] = "s", ["desired"] = new JsonObject { ["on"] = true } }) },
            _ => null,
        };
        if (document is not null)
        {
            if (type == "createAsyncCommands")
            {
                document["send_strategy"] = "delay";
            }

            json["document"] = document;
        }

        return json;
    }

    private sealed record Promise(string Targets, string? Document, string SendAgain, bool IsUpgrade = false, bool HasNotice = false);
}
