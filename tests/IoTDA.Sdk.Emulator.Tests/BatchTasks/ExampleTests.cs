using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Tests.BatchTasks;

/// <summary>The example bodies of the API page, as they stand.</summary>
public sealed class ExampleTests
{
    [Theory]
    [InlineData("create-batch-task.request.devices.json")]
    [InlineData("create-batch-task.request.groups.json")]
    [InlineData("create-batch-task.request.file.json")]
    public async Task An_official_example_runs_against_a_seeded_emulator(string name)
    {
        await using Stream file = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        JsonObject body = (await JsonNode.ParseAsync(file, cancellationToken: TestContext.Current.CancellationToken))!.AsObject();
        await using EmulatorSession session = await EmulatorSession.StartAsync(options =>
        {
            foreach (JsonNode? group in body["targets_filter"]?["group_ids"]?.AsArray() ?? [])
            {
                options.Groups[group!.GetValue<string>()] = ["d1", "d2"];
            }

            if (body["document_source"] is { } fileId)
            {
                options.KnownFiles[fileId.GetValue<string>()] = "BatchCreateDevices_Template.xlsx";
            }
        });
        Answer made = await session.CreateAsync(body);
        session.Wait(86_400 * 7);

        Assert.True(made.Status == HttpStatusCode.Created, made.ToString());
        Assert.Equal("Success", session.Emulator.Tasks[0].Status);
    }
}
