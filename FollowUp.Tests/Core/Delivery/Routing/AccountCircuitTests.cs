using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Routing;
using NodaTime;

namespace FollowUp.Tests.Core.Delivery.Routing;

public sealed class AccountCircuitTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 12, 0);
    private static readonly SendOutcome Down = new SendOutcome.Deferred("connection", "refused", Kind: DeferralKind.Unreachable);
    private static readonly SendOutcome Fine = new SendOutcome.Accepted("1");

    private readonly AccountCircuit circuit = new();

    [Fact]
    public void Failures_in_a_row_open_it_and_one_success_between_them_starts_the_count_again()
    {
        Fail(AccountCircuit.MostFailures - 1, Now);
        circuit.Report(Fine, Now);
        Fail(AccountCircuit.MostFailures - 1, Now);
        Assert.Null(circuit.Enter(Now));
        Assert.Equal(CircuitState.Closed, circuit.State(Now));

        Fail(1, Now);
        Assert.Equal(Now + Duration.FromSeconds(10), circuit.Enter(Now));
        Assert.Equal(CircuitState.Open, circuit.State(Now));
    }

    [Fact]
    public void After_its_rest_one_message_tries_and_decides()
    {
        Fail(AccountCircuit.MostFailures, Now);
        var later = Now + Duration.FromSeconds(10);
        Assert.Equal(CircuitState.HalfOpen, circuit.State(later));
        Assert.Null(circuit.Enter(later));
        Assert.NotNull(circuit.Enter(later));

        circuit.Report(Down, later);
        Assert.Equal(later + Duration.FromSeconds(20), circuit.Enter(later));

        var again = later + Duration.FromSeconds(20);
        Assert.Null(circuit.Enter(again));
        circuit.Report(Fine, again);
        Assert.Null(circuit.Enter(again));
        Assert.Null(circuit.Enter(again));
    }

    [Fact]
    public void A_try_that_never_reports_does_not_block_for_ever()
    {
        Fail(AccountCircuit.MostFailures, Now);
        var later = Now + Duration.FromSeconds(10);
        Assert.Null(circuit.Enter(later));
        Assert.NotNull(circuit.Enter(later + Duration.FromSeconds(59)));
        Assert.Null(circuit.Enter(later + Duration.FromSeconds(60)));
    }

    [Fact]
    public void It_never_rests_longer_than_five_minutes()
    {
        var now = Now;
        Fail(AccountCircuit.MostFailures, now);
        for (var round = 0; round < 20; round++)
        {
            var until = circuit.Enter(now);
            now = until ?? now;
            Assert.Null(circuit.Enter(now));
            circuit.Report(Down, now);
        }

        Assert.Equal(now + Duration.FromMinutes(5), circuit.Enter(now));
    }

    [Fact]
    public void A_provider_that_asks_for_a_pause_gets_it_and_an_account_that_cannot_send_rests_at_once()
    {
        circuit.Report(new SendOutcome.Deferred("429", "slow down", TimeSpan.FromSeconds(7), DeferralKind.RateLimited), Now);
        Assert.Equal(Now + Duration.FromSeconds(7), circuit.Enter(Now));

        var other = new AccountCircuit();
        other.Report(new SendOutcome.Deferred("401", "wrong key", Kind: DeferralKind.Account), Now);
        Assert.Equal(Now + Duration.FromMinutes(1), other.Enter(Now));
    }

    [Fact]
    public void A_refusal_or_a_delay_of_one_message_says_nothing_against_the_account()
    {
        for (var count = 0; count < 100; count++)
        {
            circuit.Report(new SendOutcome.Rejected("550", "no such user", true), Now);
            circuit.Report(new SendOutcome.Deferred("450", "mailbox busy"), Now);
        }

        Assert.Null(circuit.Enter(Now));
    }

    private void Fail(int times, Instant at)
    {
        for (var count = 0; count < times; count++)
        {
            circuit.Report(Down, at);
        }
    }
}
