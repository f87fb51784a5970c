using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Routing;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Tests.Core.Delivery.Routing;

public sealed class RateCellTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 12, 0);
    private static readonly SendRate Rate = new(5, 50);

    [Fact]
    public void After_a_rest_as_many_as_the_burst_may_leave_and_then_one_an_interval()
    {
        var (taken, after) = new RateCell(default).Take(Rate, 1000, Now);
        Assert.Equal(50, taken);
        Assert.Equal(0, after.Take(Rate, 1, Now).Taken);
        Assert.Equal(0, after.Take(Rate, 1, Now + Duration.FromMilliseconds(199)).Taken);
        Assert.Equal(1, after.Take(Rate, 9, Now + Duration.FromMilliseconds(200)).Taken);
        Assert.Equal(5, after.Take(Rate, 9, Now + Duration.FromSeconds(1)).Taken);
        Assert.Equal(50, after.Take(Rate, 99, Now + Duration.FromSeconds(10)).Taken);
    }

    [Fact]
    public void Over_any_time_no_more_leave_than_the_burst_and_the_rate_allow()
    {
        var random = new Random(7);
        var cell = new RateCell(default);
        var (now, total) = (Now, 0);
        for (var round = 0; round < 2000; round++)
        {
            now += Duration.FromMilliseconds(random.Next(0, 900));
            (var taken, cell) = cell.Take(Rate, random.Next(0, 20), now);
            total += taken;
            Assert.True(total <= 50 + (5 * (now - Now).TotalSeconds) + 1e-6, $"{total} after {now - Now}");
        }
    }

    [Fact]
    public void An_account_s_settings_go_before_what_is_usual()
    {
        var none = new Dictionary<string, string>();
        Assert.Null(SendRate.Of("smtp", Channel.Email, none));
        Assert.Equal(new SendRate(10, 100), SendRate.Of("resend", Channel.Email, none));
        Assert.Equal(new SendRate(5, 50), SendRate.Of("twilio", Channel.Sms, none));
        Assert.Equal(new SendRate(3, 3), SendRate.Of("smtp", Channel.Email, new Dictionary<string, string> { ["ratePerSecond"] = "3" }));
        Assert.Equal(new SendRate(3, 7), SendRate.Of("twilio", Channel.Sms, new Dictionary<string, string> { ["ratePerSecond"] = "3", ["burst"] = "7" }));
    }
}
