using System.Collections.Concurrent;
using System.Net;
using IoTDA.Sdk.Authentication.Iam;

namespace IoTDA.Sdk.Tests.Authentication.Iam;

/// <summary>IAM without a wire: gives numbered tokens, or fails, when the test lets it.</summary>
internal sealed class ScriptedIam(TimeProvider time) : IIamTokenApi
{
    private readonly ConcurrentQueue<IamTokenRequest> _requests = new();
    private TaskCompletionSource? _gate;

    public TimeSpan Life { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How far IAM's clock is ahead of the client's.</summary>
    public TimeSpan Ahead { get; set; }

    public bool Refuses { get; set; }

    public int Logins => _requests.Count;

    public IReadOnlyList<IamTokenRequest> Requests => [.. _requests];

    /// <summary>From now on a login waits for <see cref="Open"/>.</summary>
    public void Close() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _gate!.SetResult();

    public async Task<IamTokenResponse> CreateTokenAsync(IamTokenRequest body, string? nocatalog, CancellationToken cancellationToken)
    {
        bool refuses = Refuses;
        _requests.Enqueue(body);
        int number = Logins;
        if (_gate is { } gate)
        {
            await gate.Task;
        }

        if (refuses)
        {
            throw new IoTDAServiceException("CreateToken", HttpStatusCode.Unauthorized, new ErrorCode("401"), "The username or password is wrong.");
        }

        DateTimeOffset now = time.GetUtcNow() + Ahead;
        return new IamTokenResponse(new IamTokenFacts(now + Life, now)) { Value = $"MII{number}" };
    }
}
