namespace IoTDA.Sdk.Tests.BatchTaskFiles;

public sealed class FileLimitTests
{
    private const int MaxSize = 2 * 1024 * 1024;

    private static readonly string Stem = new('n', 55);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, string> Refused => new()
    {
        { Stem + "n.xlsx", 1, "FileName" },
        { "", 1, "FileName,FileName" },
        { "devices.csv", 1, "FileName" },
        { "xlsx", 1, "FileName" },
        { "devices.xlsx", MaxSize + 1, "Content" },
        { "devices.xlsx", 0, "Content" },
        { "devices.txt", MaxSize + 1, "FileName,Content" },
    };

    [Theory]
    [InlineData(1)]
    [InlineData(MaxSize)]
    public async Task A_file_at_the_limits_is_sent(int size)
    {
        using StubHandler service = new(StubHandler.Answer(201, Fixture.Text("upload-batch-task-file.response")));
        using IoTDAClient client = Clients.Of(service);
        using MemoryStream content = new(new byte[size]);

        await client.BatchTaskFiles.UploadAsync(content, Stem + ".xlsx", Cancellation);

        Assert.Equal(1, service.Attempts);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_over_the_limits_is_refused_unless_the_switch_is_off(string name, int size, string members)
    {
        using StubHandler service = new(StubHandler.Answer(201, Fixture.Text("upload-batch-task-file.response")));
        using IoTDAClient strict = Clients.Of(service);
        using IoTDAClient lenient = Clients.Of(service, configure: options => options.ValidateRequests = false);
        using MemoryStream content = new(new byte[size]);

        var refusal = await Assert.ThrowsAsync<RequestValidationException>(() => strict.BatchTaskFiles.UploadAsync(content, name, Cancellation));

        Assert.Equal(("UploadBatchTaskFile", members), (refusal.Operation, string.Join(',', refusal.Violations.Select(violation => violation.Member))));
        Assert.Equal((0, 0L), (service.Attempts, content.Position));
        await lenient.BatchTaskFiles.UploadAsync(content, name, Cancellation);
        Assert.Equal(1, service.Attempts);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(MaxSize + 1, MaxSize + 1)]
    [InlineData(200 * 1024 * 1024, 4 * 1024 * 1024)]
    public async Task A_stream_that_does_not_tell_its_size_is_held_to_the_limits_while_it_is_read(int size, int read)
    {
        using StubHandler service = new(StubHandler.Answer(201, Fixture.Text("upload-batch-task-file.response")));
        using IoTDAClient client = Clients.Of(service);
        using ForwardStream content = new(size);

        var refusal = await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTaskFiles.UploadAsync(content, "devices.xlsx", Cancellation));

        Assert.Equal("Content", Assert.Single(refusal.Violations).Member);
        Assert.Equal(0, service.Attempts);
        Assert.InRange(content.Given, 0, read);
    }

    [Fact]
    public async Task A_stream_that_never_comes_is_given_up_with_the_uploads_time()
    {
        ManualTimeProvider clock = new();
        using StubHandler service = new(StubHandler.Answer(201));
        using IoTDAClient client = Clients.Of(service, clock);
        using ForwardStream content = new(1, stalls: true);
        Task<BatchTaskFile> upload = client.BatchTaskFiles.UploadAsync(content, "devices.xlsx", Cancellation);

        clock.Advance(TimeSpan.FromSeconds(180));

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => upload);
        Assert.False(failure.MayHaveExecuted);
        Assert.Equal(0, service.Attempts);
    }

    [Fact]
    public async Task Reading_and_sending_share_the_uploads_time()
    {
        ManualTimeProvider clock = new();
        SilentHandler service = new();
        using IoTDAClient client = Clients.Of(service, clock);
        using LateStream content = new();
        Task<BatchTaskFile> upload = client.BatchTaskFiles.UploadAsync(content, "devices.xlsx", Cancellation);
        clock.Advance(TimeSpan.FromSeconds(150));
        content.Come();
        await service.ArrivalAsync();

        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(upload.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => upload.Soon());
        Assert.True(failure.MayHaveExecuted);
    }

    [Theory]
    [InlineData("a\r\nX-Evil: 1.xlsx")]
    [InlineData("a\"; name=\"other.xlsx")]
    [InlineData("a/b.xlsx")]
    [InlineData("a\\b.xlsx")]
    [InlineData("a\0.xlsx")]
    public async Task A_name_that_would_break_the_form_is_refused_always(string name)
    {
        using StubHandler service = new(StubHandler.Answer(201, Fixture.Text("upload-batch-task-file.response")));
        using IoTDAClient client = Clients.Of(service, configure: options => options.ValidateRequests = false);
        using MemoryStream content = new([1]);

        await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTaskFiles.UploadAsync(content, name, Cancellation));

        Assert.Equal(0, service.Attempts);
    }

    [Fact]
    public async Task Only_what_is_left_of_a_stream_counts()
    {
        using StubHandler service = new(StubHandler.Answer(201, Fixture.Text("upload-batch-task-file.response")));
        using IoTDAClient client = Clients.Of(service);
        using MemoryStream content = new(new byte[MaxSize + 10]) { Position = 10 };

        await client.BatchTaskFiles.UploadAsync(content, "devices.xls", Cancellation);

        Assert.Equal(1, service.Attempts);
    }

    [Fact]
    public async Task A_file_id_has_up_to_128_characters()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service);

        await client.BatchTaskFiles.DeleteAsync(new string('a', 128), Cancellation);
        await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTaskFiles.DeleteAsync(new string('a', 129), Cancellation));
        await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTaskFiles.DeleteAsync("a.b", Cancellation));

        Assert.Equal(1, service.Attempts);
    }

    /// <summary>A byte that comes when the test says so.</summary>
    private sealed class LateStream() : MemoryStream([1])
    {
        private readonly TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Come() => _came.SetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await _came.Task.WaitAsync(cancellationToken);
            return Read(buffer.Span);
        }
    }

    /// <summary>A stream that cannot seek, as a network's.</summary>
    private sealed class ForwardStream(long size, bool stalls = false) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (stalls)
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            }

            return Read(buffer.Span);
        }

        public override int Read(Span<byte> buffer)
        {
            int count = (int)Math.Min(buffer.Length, size - Given);
            buffer[..count].Clear();
            Given += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
