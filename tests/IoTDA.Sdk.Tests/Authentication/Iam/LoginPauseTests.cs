using System.Net;
using IoTDA.Sdk.Authentication.Iam;

namespace IoTDA.Sdk.Tests.Authentication.Iam;

/// <summary>Refused logins, and tokens that never work, are paused for; a token that has worked is renewed at once.</summary>
public sealed class LoginPauseTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Each_refused_login_after_the_first_doubles_the_pause_up_to_five_minutes()
    {
        LoginPause pause = new(_clock);
        List<double> pauses = [];
        for (int i = 0; i < 12; i++)
        {
            pause.LoginRefused(Refusal());
            pauses.Add(Left(pause));
            _clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300], pauses);
    }

    [Fact]
    public void A_login_that_succeeds_ends_the_count_of_refused_ones()
    {
        LoginPause pause = new(_clock);
        pause.LoginRefused(Refusal());
        pause.Issued();

        pause.LoginRefused(Refusal());

        Assert.Equal(0, Left(pause));
    }

    [Fact]
    public void New_tokens_that_the_service_refuses_one_after_the_other_are_paused_for()
    {
        LoginPause pause = new(_clock);
        for (int i = 0; i < 3; i++)
        {
            pause.Issued();
            pause.TokenRefused(hasWorked: false);
        }

        Assert.Equal(2, Left(pause));
    }

    [Fact]
    public void A_token_that_has_worked_is_renewed_at_once_however_often()
    {
        LoginPause pause = new(_clock);
        for (int i = 0; i < 10; i++)
        {
            pause.Issued();
            pause.TokenRefused(hasWorked: true);
        }

        Assert.Equal(0, Left(pause));
    }

    private static IoTDAServiceException Refusal() => new("CreateToken", HttpStatusCode.Unauthorized, new ErrorCode("401"), "The username or password is wrong.");

    /// <summary>How long it is until the next login, in steps of a second.</summary>
    private double Left(LoginPause pause)
    {
        for (int seconds = 0; ; seconds++)
        {
            try
            {
                pause.ThrowIfPaused();
                return seconds;
            }
            catch (InvalidOperationException) when (seconds < 600)
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
            }
        }
    }
}
