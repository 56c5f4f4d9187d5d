using System.Net;
using FsCheck;
using FsCheck.Fluent;
using IoTDA.Sdk.Composition;
using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests.Authentication;

/// <summary>What the client signs, the emulator's verifier accepts, which shares no code with it; what is changed after that, it refuses.</summary>
public sealed class SignatureTests
{
    private static readonly Gen<string> Text = Gen.NonEmptyListOf(Gen.OneOf(
        Gen.Elements("/", "%", "+", " ", "?", "#", "&", "=", "..", "~", "*", "'", "!", "%2F", "一", "é", "😀", ";", ":", "@"),
        Gen.Choose('0', 'z').Select(c => ((char)c).ToString()))).Select(parts => string.Concat(parts));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SigningAlgorithm.SdkHmacSha256, SignatureAlgorithm.SdkHmacSha256, false)]
    [InlineData(SigningAlgorithm.SdkHmacSha256, SignatureAlgorithm.SdkHmacSha256, true)]
    [InlineData(SigningAlgorithm.V11HmacSha256, SignatureAlgorithm.V11HmacSha256, false)]
    [InlineData(SigningAlgorithm.V11HmacSha256, SignatureAlgorithm.V11HmacSha256, true)]
    public async Task Every_kind_of_call_is_let_in(SigningAlgorithm algorithm, SignatureAlgorithm taken, bool temporary)
    {
        await using ServiceSession session = await ServiceSession.StartAsync(
            options =>
            {
                Users.AddTo(options);
                options.SignatureAlgorithm = taken;
                options.Speed = 1;
                options.InstanceId = "e495cf17-ff79-4294-8f64-4d367919d665";
            },
            Users.Sign(algorithm, temporary));

        BatchTask task = await session.UpgradeAsync(30_000);
        using MemoryStream file = new([1, 2, 3]);
        await session.Files.UploadAsync(file, "einzähler 1.xlsx", Cancellation);
        await session.BatchTasks.StopAsync(task.TaskId, cancellationToken: Cancellation);

        Assert.Equal(task.TaskId, Assert.Single(session.Emulator.Tasks).Id);
        Assert.Single(session.Emulator.Files);
        Assert.DoesNotContain(session.Emulator.Requests, request => request.StatusCode == 401);
    }

    [Fact]
    public async Task The_wrong_algorithm_is_an_error_that_says_so()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(
            options =>
            {
                Users.AddTo(options);
                options.SignatureAlgorithm = SignatureAlgorithm.V11HmacSha256;
            },
            Users.Sign(SigningAlgorithm.SdkHmacSha256));

        var refused = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.UpgradeAsync());

        Assert.Contains("wrong signing algorithm", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-20, "behind")]
    [InlineData(20, "ahead of")]
    public async Task A_wrong_clock_is_an_error_that_says_so(int minutes, string direction)
    {
        ShiftedClock clock = new();
        clock.Shift(TimeSpan.FromMinutes(minutes));
        await using ServiceSession session = await ServiceSession.StartAsync(Users.AddTo);
        using IoTDAClient client = IoTDAClient.Create(Options(session, SigningAlgorithm.V11HmacSha256), timeProvider: clock);

        var refused = await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTaskFiles.ListAsync(Cancellation));

        Assert.Contains($"20 minutes {direction}", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SigningAlgorithm.SdkHmacSha256)]
    [InlineData(SigningAlgorithm.V11HmacSha256)]
    public async Task Any_path_query_header_and_body_verifies(SigningAlgorithm algorithm)
    {
        await using ServiceSession session = await ServiceSession.StartAsync(Users.AddTo);
        using IoTDAClient client = IoTDAClient.Create(Options(session, algorithm));

        Law.HoldsAsync(Text.Zip(Text), async texts =>
        {
            (string id, string other) = texts;
            session.Emulator.Requests.Clear();

            await IgnoreAsync(client.BatchTasks.StopAsync(id is "." or ".." ? "x" : id, [other], Cancellation));
            await IgnoreAsync(ListSubTasksAsync(client, id is "." or ".." ? "x" : id, other));

            Assert.Equal(2, session.Emulator.Requests.Count);
            Assert.All(session.Emulator.Requests, request => Assert.NotEqual(401, request.StatusCode));
        });
    }

    [Theory]
    [InlineData(SigningAlgorithm.SdkHmacSha256)]
    [InlineData(SigningAlgorithm.V11HmacSha256)]
    public async Task One_changed_byte_of_anything_signed_is_refused(SigningAlgorithm algorithm)
    {
        await using ServiceSession session = await ServiceSession.StartAsync(Users.AddTo);
        Tampering tampering = new();
        using IoTDAClient client = IoTDAClient.Create(
            Options(session, algorithm, temporary: true), new ClientSetup { CreatePrimary = _ => tampering });

        Gen<(Tampering.Part Part, int At)> changes = Gen.Elements(Enum.GetValues<Tampering.Part>()).Zip(Gen.Choose(0, 10_000));
        Law.HoldsAsync(changes, async change =>
        {
            (tampering.Changed, tampering.At) = change;

            var refused = await Assert.ThrowsAsync<IoTDAServiceException>(() => change.Part is Tampering.Part.Query
                ? ListSubTasksAsync(client, "5c8ba99030344005c02316ad", "meter_1")
                : client.BatchTasks.StopAsync("5c8ba99030344005c02316ad", ["meter_1"], Cancellation));

            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        });
    }

    private static IoTDAClientOptions Options(ServiceSession session, SigningAlgorithm algorithm, bool temporary = false)
    {
        IoTDAClientOptions options = new()
        {
            Endpoint = session.Emulator.BaseAddress,
            ProjectId = session.Emulator.ProjectId,
            InstanceId = "e495cf17-ff79-4294-8f64-4d367919d665",
            ValidateRequests = false,
            Recovery = { Enabled = false },
        };
        Users.Sign(algorithm, temporary)(options);
        return options;
    }

    private static async Task ListSubTasksAsync(IoTDAClient client, string taskId, string target)
    {
        SubTaskQuery filter = new() { Target = target };
        await foreach (SubTask subTask in client.BatchTasks.ListSubTasksAsync(taskId, filter, Cancellation))
        {
            Assert.Fail($"{subTask} belongs to no task.");
        }
    }

    // Whatever the service thinks of the ids, the signature must hold.
    private static async Task IgnoreAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (IoTDAServiceException refused) when (refused.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
        {
        }
    }
}
