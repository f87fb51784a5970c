using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Tests.Core.Delivery;

public sealed class SendBudgetTests
{
    private static readonly Guid Shop = new("00000000-0000-7000-8000-000000000001");
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);

    [Fact]
    public void What_is_over_the_limit_waits_in_order_and_says_why()
    {
        var budget = new SendBudget([new SendAllowance(Shop, Channel.Sms, 100, 98, "an hour", Now + Duration.FromMinutes(20))]);

        Assert.Null(budget.Take(Shop, Channel.Sms, Now));
        Assert.Null(budget.Take(Shop, Channel.Sms, Now));
        var (first, second) = (budget.Take(Shop, Channel.Sms, Now)!, budget.Take(Shop, Channel.Sms, Now)!);
        Assert.True(first.Until < second.Until);
        Assert.InRange(first.Until - Now, Duration.FromMinutes(20), Duration.FromMinutes(21));
        Assert.Contains("100 sms messages an hour", first.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_others_have_claimed_is_left_to_them_and_asked_for_again_soon()
    {
        var budget = new SendBudget([new SendAllowance(Shop, Channel.Sms, 100, 90, "an hour", Now + Duration.FromMinutes(20)) { Held = 9 }]);

        Assert.Null(budget.Take(Shop, Channel.Sms, Now));
        var over = budget.Take(Shop, Channel.Sms, Now)!;

        Assert.InRange(over.Until - Now, Duration.FromSeconds(1), Duration.FromSeconds(2));
        Assert.Equal(("Other messages are about to take what is left of the limit of 100 sms messages an hour.", "90 of 100 an hour, 9 about to leave"), (over.Reason, over.Input));
    }

    [Fact]
    public void One_limit_that_is_used_up_stops_and_takes_nothing_of_the_other()
    {
        var budget = new SendBudget([new SendAllowance(Shop, Channel.Sms, 5, 5, "a day", Now + Duration.FromHours(3)), new SendAllowance(Shop, Channel.Sms, 100, 0, "an hour", Now)]);

        Assert.Contains("a day", budget.Take(Shop, Channel.Sms, Now)!.Input, StringComparison.Ordinal);
        Assert.Null(budget.Take(Shop, Channel.Email, Now));
        Assert.Null(budget.Take(Guid.Empty, Channel.Sms, Now));
    }
}
