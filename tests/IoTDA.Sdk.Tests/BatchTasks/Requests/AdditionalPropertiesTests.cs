using System.Text.Json;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.BatchTasks.Requests;

/// <summary>What a newer release of the service takes can be sent without a newer SDK; what cannot be JSON is refused.</summary>
public sealed class AdditionalPropertiesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Impossible => [.. ImpossibleRequests.Keys];

    private static Dictionary<string, CreateBatchTaskRequest> ImpossibleRequests
    {
        get
        {
            JsonObject deep = [];
            for (int i = 0; i < 2_000; i++)
            {
                deep = new JsonObject { ["a"] = deep };
            }

            DeviceTargets targets = BatchTargets.Devices("d");
            JsonObject notANumber = new() { ["a"] = double.NaN };
            Dictionary<string, CreateBatchTaskRequest> requests = new()
            {
                ["Targets.DeviceIds[1]"] = new FreezeDevicesRequest { TaskName = "a", Targets = BatchTargets.Devices("d", null!) },
                ["Targets.GroupIds[0]"] = new FreezeDevicesRequest { TaskName = "a", Targets = BatchTargets.Groups([null!]) },
                ["Document.PackageIds[0]"] = new SoftwareUpgradeRequest { TaskName = "a", Targets = targets, Document = new([null!]) },
                ["Document.Shadow[0]"] = new UpdateDeviceShadowsRequest { TaskName = "a", Targets = targets, Document = new() { Shadow = [null!] } },
                ["Document.Shadow[0].Desired"] = new UpdateDeviceShadowsRequest
                {
                    TaskName = "a",
                    Targets = targets,
                    Document = new() { Shadow = [new() { ServiceId = "s", Desired = new() { ["a"] = float.PositiveInfinity } }] },
                },
                ["Document.Properties.UserProperties[0]"] = new CreateMessagesRequest
                {
                    TaskName = "a",
                    Targets = targets,
                    Document = new() { Message = "m", Properties = new() { UserProperties = [null!] } },
                },
                ["Document.Message"] = new CreateMessagesRequest { TaskName = "a", Targets = targets, Document = new() { Message = notANumber } },
                ["Document.Paras"] = new CreateCommandsRequest { TaskName = "a", Targets = targets, Document = new() { Paras = deep } },
                ["TaskExtInfo"] = new SoftwareUpgradeRequest { TaskName = "a", Targets = targets, Document = new("p"), TaskExtInfo = new() { ["a"] = double.NegativeInfinity } },
                ["Document.Json"] = new CustomBatchTaskRequest(new("x"))
                {
                    TaskName = "a",
                    Document = new RawDocument(JsonDocument.Parse(new string('[', 700) + new string(']', 700), new() { MaxDepth = 800 }).RootElement),
                },
                ["AdditionalProperties['b']"] = new FreezeDevicesRequest
                {
                    TaskName = "a",
                    Targets = targets,
                    AdditionalProperties = new Dictionary<string, JsonElement> { ["b"] = default },
                },
                ["Policy.AdditionalProperties['b']"] = new FreezeDevicesRequest
                {
                    TaskName = "a",
                    Targets = targets,
                    Policy = new() { AdditionalProperties = new Dictionary<string, JsonElement> { ["b"] = default } },
                },
                ["Targets.AdditionalProperties['b']"] = new FreezeDevicesRequest
                {
                    TaskName = "a",
                    Targets = BatchTargets.Filter(new() { AdditionalProperties = new Dictionary<string, JsonElement> { ["b"] = default } }),
                },
                ["Document.AdditionalProperties['b']"] = new CreateCommandsRequest
                {
                    TaskName = "a",
                    Targets = targets,
                    Document = new() { Paras = [], AdditionalProperties = new Dictionary<string, JsonElement> { ["b"] = default } },
                },
                ["AdditionalProperties['targets']"] = new FreezeDevicesRequest
                {
                    TaskName = "a",
                    Targets = targets,
                    AdditionalProperties = new Dictionary<string, JsonElement> { ["targets"] = JsonElement.Parse("[]") },
                },
            };
            return requests;
        }
    }

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task What_cannot_be_sent_is_refused_before_anything_is(string member)
    {
        using StubHandler service = new(StubHandler.Answer(201, Operations.Success));
        using IoTDAClient client = Clients.Of(service);

        var refused = await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTasks.CreateAsync(ImpossibleRequests[member], Cancellation));

        Assert.Equal((member, 0), (Assert.Single(refused.Violations).Member, service.Attempts));
    }

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task With_the_switch_off_what_can_be_no_JSON_is_still_refused_and_nothing_else(string member)
    {
        // A body may have 1,000 levels.
        string[] writable =
        [
            "Targets.DeviceIds[1]", "Targets.GroupIds[0]", "Document.PackageIds[0]", "AdditionalProperties['targets']", "Document.Shadow[0]",
            "Document.Properties.UserProperties[0]", "Document.Json",
        ];
        using StubHandler service = new(StubHandler.Answer(201, Operations.Success));
        using IoTDAClient client = Clients.Of(service, configure: options => options.ValidateRequests = false);

        Task Create() => client.BatchTasks.CreateAsync(ImpossibleRequests[member], Cancellation);
        if (writable.Contains(member))
        {
            await Create();
        }
        else
        {
            var refused = await Assert.ThrowsAsync<RequestValidationException>(Create);
            Assert.Equal(("CreateBatchTask", "Body"), (refused.Operation, Assert.Single(refused.Violations).Member));
        }

        Assert.Equal(writable.Contains(member) ? 1 : 0, service.Attempts);
    }

    [Theory]
    [InlineData("task_name", true)]
    [InlineData("task_type", true)]
    [InlineData("app_id", false)]
    [InlineData("task_mode", false)]
    [InlineData("need_confirm", false)]
    [InlineData("task_ext_info", false)]
    [InlineData("targets", false)]
    [InlineData("targets_filter", false)]
    [InlineData("document_source", false)]
    [InlineData("document", false)]
    [InlineData("task_policy", false)]
    public async Task A_member_that_the_request_writes_itself_is_refused_and_one_that_it_leaves_out_is_sent(string name, bool always)
    {
        using StubHandler service = new(StubHandler.Answer(201, Operations.Success));
        using IoTDAClient client = Clients.Of(service);
        Dictionary<string, JsonElement> extra = new() { [name] = JsonElement.Parse("[1]") };
        CreateBatchTaskRequest full = new SoftwareUpgradeRequest
        {
            TaskName = "a",
            AppId = "a",
            TaskMode = TaskMode.Gateway,
            NeedConfirm = false,
            TaskExtInfo = [],
            Targets = BatchTargets.Devices("d"),
            Document = new UpgradeDocument("p"),
            Policy = new TaskPolicy(),
            AdditionalProperties = extra,
        };
        CreateBatchTaskRequest bare = new CustomBatchTaskRequest(new("x")) { TaskName = "a", AdditionalProperties = extra };

        foreach (CreateBatchTaskRequest request in always ? [full, bare] : new[] { full })
        {
            var refused = await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTasks.CreateAsync(request, Cancellation));
            Assert.Equal($"AdditionalProperties['{name}']", Assert.Single(refused.Violations).Member);
        }

        if (!always)
        {
            await client.BatchTasks.CreateAsync(bare, Cancellation);
            Fixture.AssertEqual(
                JsonNode.Parse($$"""{"task_name":"a","task_type":"x","{{name}}":[1]}"""), JsonNode.Parse(Assert.Single(service.Bodies)));
        }

        Assert.Equal(always ? 0 : 1, service.Attempts);
    }

    [Fact]
    public async Task Extra_members_go_with_a_request_its_policy_its_filter_and_its_document()
    {
        using StubHandler service = new(StubHandler.Answer(201, Operations.Success));
        using IoTDAClient client = Clients.Of(service);
        Dictionary<string, JsonElement> extra = new() { ["wave"] = JsonElement.Parse("""{"size":10}""") };
        CreateBatchTaskRequest request = new CreateCommandsRequest
        {
            TaskName = "a",
            Targets = BatchTargets.Filter(new TargetsFilter { GroupIds = ["g"], AdditionalProperties = extra }),
            Policy = new TaskPolicy { AdditionalProperties = extra },
            Document = new CommandDocument { Paras = [], AdditionalProperties = extra },
            AdditionalProperties = extra,
        };

        await client.BatchTasks.CreateAsync(request, Cancellation);

        const string json =
            """
            {"task_name":"a","task_type":"createCommands","targets_filter":{"group_ids":["g"],"wave":{"size":10}},
            "document":{"paras":{},"wave":{"size":10}},"task_policy":{"wave":{"size":10}},"wave":{"size":10}}
            """;
        Fixture.AssertEqual(JsonNode.Parse(json), JsonNode.Parse(Assert.Single(service.Bodies)));
        Assert.Equal(request, WireText.Read<CreateBatchTaskRequest>(json));
    }

    [Fact]
    public async Task A_filter_needs_no_groups_beside_another_key()
    {
        using StubHandler service = new(StubHandler.Answer(201, Operations.Success));
        using IoTDAClient client = Clients.Of(service);
        TargetsFilter filter = new() { AdditionalProperties = new Dictionary<string, JsonElement> { ["product_ids"] = JsonElement.Parse("""["p"]""") } };

        await client.BatchTasks.CreateAsync(new FreezeDevicesRequest { TaskName = "a", Targets = BatchTargets.Filter(filter) }, Cancellation);

        Assert.Equal("""{"product_ids":["p"]}""", JsonNode.Parse(Assert.Single(service.Bodies))!["targets_filter"]!.ToJsonString());
    }
}
