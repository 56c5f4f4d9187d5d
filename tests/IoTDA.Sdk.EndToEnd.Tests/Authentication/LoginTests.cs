using System.Net;
using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests.Authentication;

/// <summary>Logins by password against the emulator's IAM.</summary>
public sealed class LoginTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_user_logs_in_once_for_the_project_and_calls_carry_the_token()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(Users.AddTo, Users.LogIn);

        await session.UpgradeAsync();
        await session.UpgradeAsync();

        Assert.Equal(["CreateToken", "CreateBatchTask", "CreateBatchTask"], session.Emulator.Requests.Select(request => request.Operation.ToString()));
        Assert.Equal("/v3/auth/tokens?nocatalog=true", session.Emulator.Requests.First().RawTarget);
        Assert.StartsWith("MII", Assert.Single(session.LastRequest.Headers["X-Auth-Token"]), StringComparison.Ordinal);
        Assert.Equal(2, session.Emulator.Tasks.Count);
    }

    [Theory]
    [InlineData(EmulatedUserState.Normal, "wrong", "The username or password is wrong")]
    [InlineData(EmulatedUserState.Locked, Users.Password, "locked")]
    [InlineData(EmulatedUserState.PasswordExpired, Users.Password, "password has expired")]
    [InlineData(EmulatedUserState.MfaRequired, Users.Password, "Multi-factor")]
    public async Task A_refused_login_is_an_exception_with_the_words_of_IAM_and_nothing_is_sent(EmulatedUserState state, string password, string says)
    {
        await using ServiceSession session = await ServiceSession.StartAsync(
            options => options.Users.Add(new EmulatedUser("acme", "robot", Users.Password) { State = state }),
            options =>
            {
                Users.LogIn(options);
                options.IamPassword!.Password = password;
            });

        var failed = await Assert.ThrowsAsync<IoTDACredentialException>(() => session.UpgradeAsync());

        var iam = Assert.IsType<IoTDAServiceException>(failed.InnerException);
        Assert.Equal(("CreateBatchTask", false, "CreateToken"), (failed.Operation, failed.MayHaveExecuted, iam.Operation));
        Assert.Equal(HttpStatusCode.Unauthorized, iam.StatusCode);
        Assert.Contains("HTTP 401", failed.Message, StringComparison.Ordinal);
        Assert.Contains(says, failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Users.Password, failed.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, session.Emulator.Requests.TotalCount);
    }

    [Fact]
    public async Task Tokens_that_have_worked_are_renewed_at_once_however_often_the_service_refuses_one()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(Users.AddTo, Users.LogIn);
        for (int i = 0; i < 5; i++)
        {
            await session.UpgradeAsync();
            session.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.ExpiredToken);
            await session.UpgradeAsync();
        }

        Assert.Equal(6, session.Count(EmulatedOperation.CreateToken));
        Assert.Equal(10, session.Emulator.Tasks.Count);
    }

    [Fact]
    public async Task A_login_is_tried_again_after_a_passing_failure()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(Users.AddTo, options =>
        {
            Users.LogIn(options);
            options.Resilience.TransientDelay = TimeSpan.FromMilliseconds(1);
        });
        session.Faults.Next(EmulatedOperation.CreateToken, Fault.ResetAfterExecuting, 2);

        await session.UpgradeAsync();

        Assert.Equal(3, session.Emulator.IssuedTokenCount);
        Assert.Single(session.Emulator.Tasks);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_that_ends_in_the_middle_of_10000_calls_fails_none_and_is_renewed_once(bool byTheService)
    {
        ShiftedClock clock = new();
        EmulatorOptions emulated = new() { TimeProvider = clock };
        Users.AddTo(emulated);
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(emulated, Cancellation);
        IoTDAClientOptions options = new() { Endpoint = emulator.BaseAddress, ProjectId = emulator.ProjectId };
        Users.LogIn(options);
        using IoTDAClient client = IoTDAClient.Create(options, timeProvider: clock);
        int left = 10_000;

        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(
            async () =>
            {
                int call;
                while ((call = Interlocked.Decrement(ref left)) >= 0)
                {
                    if (call == 5_000)
                    {
                        End();
                    }

                    await client.BatchTaskFiles.ListAsync(Cancellation);
                }
            },
            Cancellation)));

        Assert.Equal(2, emulator.IssuedTokenCount);

        void End()
        {
            if (byTheService)
            {
                emulator.ExpireTokens();
            }
            else
            {
                clock.Shift(TimeSpan.FromHours(24));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_project_is_looked_up_by_its_name_once_with_the_client_s_own_credentials(bool withKey)
    {
        await using ServiceSession session = await ServiceSession.StartAsync(Users.AddTo, options =>
        {
            (withKey ? Users.Sign(SigningAlgorithm.V11HmacSha256) : Users.LogIn)(options);
            options.IamEndpoint = options.Endpoint;
            (options.ProjectId, options.ProjectName) = (null, "cn-north-4");
        });

        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => session.Files.ListAsync(Cancellation)));

        RecordedRequest lookup = Assert.Single(session.Emulator.Requests, request => request.Operation == EmulatedOperation.ListProjects);
        Assert.Equal("/v3/projects?name=cn-north-4", lookup.RawTarget);
        Assert.Equal(withKey, lookup.Headers.ContainsKey("Authorization"));
        Assert.Equal(!withKey, lookup.Headers.ContainsKey("X-Auth-Token"));
        Assert.Equal(withKey ? 0 : 1, session.Emulator.IssuedTokenCount);
        Assert.StartsWith($"/v5/iot/{session.Emulator.ProjectId}/", session.LastRequest.RawTarget, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lookup_whose_token_is_refused_is_made_again_with_a_new_one()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(Users.AddTo, options =>
        {
            Users.LogIn(options);
            options.IamEndpoint = options.Endpoint;
            (options.ProjectId, options.ProjectName) = (null, "cn-north-4");
        });
        session.Faults.Next(EmulatedOperation.ListProjects, Fault.ExpiredToken);

        await session.Files.ListAsync(Cancellation);

        string[] tokens = [.. session.Emulator.Requests.Where(request => request.Operation == EmulatedOperation.ListProjects).Select(request => request.Headers["X-Auth-Token"][0])];
        Assert.Equal((2, 2), (tokens.Length, tokens.Distinct().Count()));
        Assert.Equal(2, session.Emulator.IssuedTokenCount);
    }

    [Fact]
    public async Task A_lookup_whose_fixed_token_is_refused_is_an_exception_and_is_not_repeated()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(configure: options =>
        {
            options.IamEndpoint = options.Endpoint;
            (options.ProjectId, options.ProjectName) = (null, "cn-north-4");
        });
        session.Faults.Next(EmulatedOperation.ListProjects, Fault.ExpiredToken);

        var failed = await Assert.ThrowsAsync<IoTDACredentialException>(() => session.Files.ListAsync(Cancellation));

        Assert.False(failed.MayHaveExecuted);
        Assert.Equal(1, session.Emulator.Requests.TotalCount);
    }

    [Fact]
    public async Task A_project_that_is_not_found_is_an_exception_and_is_looked_up_again()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(configure: options =>
        {
            options.IamEndpoint = options.Endpoint;
            (options.ProjectId, options.ProjectName) = (null, "cn-south-1");
        });

        var failed = await Assert.ThrowsAsync<IoTDACredentialException>(() => session.UpgradeAsync());
        await Assert.ThrowsAsync<IoTDACredentialException>(() => session.UpgradeAsync());

        Assert.Equal(
            "CreateBatchTask was not sent, because the project's id could not be looked up: IAM lists no project named 'cn-south-1' for these credentials. ProjectName is that of a region, "
                + "such as cn-north-4: the console shows it under My Credentials.",
            failed.Message);
        Assert.False(failed.MayHaveExecuted);
        Assert.Equal(2, session.Emulator.Requests.TotalCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_login_for_a_wrong_project_says_that_the_project_may_be_the_reason(bool byName)
    {
        await using ServiceSession session = await ServiceSession.StartAsync(Users.AddTo, options =>
        {
            Users.LogIn(options);
            options.IamEndpoint = options.Endpoint;
            options.ProjectId = byName ? null : "other";
            options.ProjectName = byName ? "cn-south-1" : null;
        });

        var failed = await Assert.ThrowsAsync<IoTDACredentialException>(() => session.UpgradeAsync());

        Assert.EndsWith("and that the project of ProjectId or ProjectName is one of the user's.", failed.Message, StringComparison.Ordinal);
        Assert.Equal(0, session.Emulator.IssuedTokenCount);
    }

    [Fact]
    public async Task A_call_of_a_wrong_project_says_that_the_id_may_be_the_reason()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(configure: options => options.ProjectId = "other");

        var refused = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.UpgradeAsync());

        Assert.EndsWith("or ProjectId is not the instance's: check the IAM policies, and the id in the console under My Credentials.", refused.Message, StringComparison.Ordinal);
    }
}
