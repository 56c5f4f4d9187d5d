namespace IoTDA.Sdk.Tests.Conventions;

/// <summary>The text of a record ends up in logs: it names things, and shows nothing of what goes to devices, and no secret.</summary>
public sealed class ShownTextTests
{
    /// <summary>What a text may show: names and ids, and the service's words on a failure.</summary>
    private static readonly HashSet<string> Shown =
    [
        "AccessKey.AccessKeyId",
        "AccessKeyOptions.AccessKeyId",
        "BatchTargetResult.ErrorMessage",
        "BatchTargetResult.Target",
        "BatchTask.TaskId",
        "BatchTask.TaskName",
        "BatchTaskFile.FileId",
        "BatchTaskFile.FileName",
        "BatchTaskName._value",
        "BatchTaskQuery.AppId",
        "CallReport.Operation",
        "CallReport.RequestId",
        "DeviceShadow.ServiceId",
        "FileTargets.FileId",
        "IamPasswordOptions.DomainName",
        "IamPasswordOptions.UserName",
        "IoTDAClientOptions.InstanceId",
        "IoTDAClientOptions.ProjectId",
        "IoTDAClientOptions.ProjectName",
        "RequestViolation.Member",
        "RequestViolation.Rule",
        "RequestViolation.Value",
        "SubTask.Target",
        "SubTaskError.ErrorMessage",
        "SubTaskQuery.Target",
        "UserProperty.Key",
    ];

    /// <summary>What the platform lists beside batch tasks, and the questions for it: names, ids and versions; no member can hold a secret.</summary>
    private static readonly HashSet<Type> Listed =
    [
        typeof(Device), typeof(DeviceTag), typeof(DeviceModule), typeof(DeviceQuery), typeof(DeviceGroup), typeof(DeviceGroupQuery), typeof(DeviceSearch),
        typeof(DeviceCondition), typeof(ExportTask), typeof(OtaPackage), typeof(ObsLocation), typeof(OtaPackageQuery), typeof(Product), typeof(ProductQuery),
        typeof(ResourceSpace),
    ];

    [Fact]
    public void No_text_of_a_public_type_shows_a_payload_or_a_secret()
        => Broken.None(ShownTextConvention.Check(typeof(IoTDAClient).Assembly.GetTypes().Where(type => type.IsVisible && !Listed.Contains(type)), Shown));

    [Fact]
    public void No_text_of_an_internal_record_shows_a_secret()
        => Broken.None(ShownTextConvention.Check(
            typeof(IoTDAClient).Assembly.GetTypes().Where(type => type.Namespace == "IoTDA.Sdk.Authentication.Iam"),
            ["IamDomain.Name", "IamProject.Id", "IamProject.Name", "IamUser.Name"]));

    [Fact]
    public void Requests_documents_and_results_are_looked_at()
    {
        Type[] all = typeof(IoTDAClient).Assembly.GetTypes();
        Type[] expected =
        [
            typeof(BatchTask), typeof(SubTask), typeof(MessageContent), typeof(UserProperty), typeof(IoTDAClientOptions), typeof(AccessKey),
            .. all.Where(type => type is { IsVisible: true, IsAbstract: false }
                && (type.IsSubclassOf(typeof(CreateBatchTaskRequest)) || type.IsSubclassOf(typeof(BatchTaskDocument)))),
        ];

        Assert.True(expected.Length > 20);
        Assert.All(expected, type => Assert.True(ShownTextConvention.HasText(type), type.Name));
    }

    [Fact]
    public void A_record_that_shows_its_payload_is_found()
        => Assert.Equal(
            ["Talkative shows Paras.", "Talkative shows Note.", "Nested shows Paras.", "Nested shows Note."],
            ShownTextConvention.Check([typeof(Talkative), typeof(Discreet), typeof(Nested)], ["Talkative.Id"]));

    private sealed record Talkative(string Id, System.Text.Json.Nodes.JsonObject Paras, string Note);

    private sealed record Discreet(string Secret)
    {
        public override string ToString() => nameof(Discreet);
    }

    private sealed record Nested(Talkative Inner);
}
