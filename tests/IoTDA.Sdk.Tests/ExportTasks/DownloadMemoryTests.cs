using System.Security.Cryptography;

namespace IoTDA.Sdk.Tests.ExportTasks;

/// <summary>Not beside other tests, whose memory would count.</summary>
[CollectionDefinition(nameof(DownloadMemoryTests), DisableParallelization = true)]
[Collection(nameof(DownloadMemoryTests))]
public sealed class DownloadMemoryTests
{
    private const int Pieces = 1_600;
    private static readonly byte[] Piece = [.. Enumerable.Range(0, 64 * 1024).Select(i => (byte)(i * 7))];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_of_100_MB_takes_no_more_memory_than_a_small_one()
    {
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Of(async context =>
        {
            byte[] end = Zips.Empty;
            context.Response.ContentLength = 2 + ((long)Pieces * Piece.Length) + end.Length;
            await context.Response.Body.WriteAsync("PK"u8.ToArray(), context.RequestAborted);
            for (int i = 0; i < Pieces; i++)
            {
                await context.Response.Body.WriteAsync(Piece, context.RequestAborted);
            }

            await context.Response.Body.WriteAsync(end, context.RequestAborted);
        }));
        ManualTimeProvider clock = new();
        using IoTDAClient client = Clients.Of(server, clock);
        await client.ExportTasks.DownloadAsync(Zips.Id, Stream.Null, Cancellation);
        using HashingSink stream = new();
        clock.Advance(TimeSpan.FromSeconds(30));
        long before = GC.GetTotalAllocatedBytes(precise: true);

        await client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation);

        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.Equal(Expected(), stream.Hash());
        Assert.InRange(allocated, 0, 8 * 1024 * 1024);
    }

    private static byte[] Expected()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("PK"u8);
        for (int i = 0; i < Pieces; i++)
        {
            hash.AppendData(Piece);
        }

        hash.AppendData(Zips.Empty);
        return hash.GetHashAndReset();
    }

    /// <summary>A stream that keeps nothing but what shows whether all bytes came.</summary>
    private sealed class HashingSink : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public byte[] Hash() => _hash.GetHashAndReset();

        public override void Write(byte[] buffer, int offset, int count) => _hash.AppendData(buffer, offset, count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _hash.AppendData(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            _hash.AppendData(buffer, offset, count);
            return Task.CompletedTask;
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
