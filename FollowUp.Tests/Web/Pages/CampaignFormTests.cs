using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Web.Features.RequestCampaigns;

namespace FollowUp.Tests.Web.Pages;

public sealed class CampaignFormTests
{
    [Fact]
    public void A_stored_campaign_reads_back_as_it_was()
    {
        var stored = Samples.Campaign();
        stored.Eligibility = new Eligibility(49.5m, ["A", "B"], ["C"], 14, false);

        var input = CampaignForm.Of(stored).Read();

        Assert.Equal((stored.Name, stored.Delay, stored.ReminderDelay, stored.Expiry, stored.MaxReminders), (input.Name, input.Delay, input.ReminderDelay, input.Expiry, input.MaxReminders));
        Assert.Equal((49.5m, 14, false), (input.Eligibility.MinimumOrderValue, input.Eligibility.AskAtMostEveryDays, input.Eligibility.DeliveredItemsOnly));
        Assert.Equal(["A", "B"], input.Eligibility.IncludeProducts!);
    }

    [Fact]
    public void Missing_numbers_are_refused_by_field()
    {
        var form = new CampaignForm { Name = "x", MaxReminders = null };
        form.Delay.Number = null;

        Assert.Equal(["delay", "maxReminders"], Assert.Throws<InputException>(() => form.Read()).Errors.Select(error => error.Field));
    }

    [Fact]
    public void Templates_of_a_channel_that_is_not_used_are_let_go()
    {
        var form = new CampaignForm { Name = "x", Channel = RequestChannel.Sms, EmailTemplateId = Samples.MessageId, SmsTemplateId = Samples.RequestId };

        Assert.Equal((null, Samples.RequestId), (form.Read().EmailTemplateId, form.Read().SmsTemplateId));
    }

    [Theory]
    [InlineData(7, 86_400, 7 * 86_400)]
    [InlineData(36, 3_600, 36 * 3_600)]
    [InlineData(2_000_000_000, 86_400, 100_000 * 86_400L)]
    public void A_length_is_a_number_of_a_unit_and_never_too_long_to_add_up(int number, int unit, long seconds)
        => Assert.Equal(seconds, new LengthForm { Number = number, Unit = TimeSpan.FromSeconds(unit) }.Value!.Value.TotalSeconds);

    [Theory]
    [InlineData(172_800, 2, 86_400)]
    [InlineData(129_600, 36, 3_600)]
    [InlineData(90, 90, 1)]
    [InlineData(0, 0, 86_400)]
    public void A_stored_length_is_shown_in_the_largest_unit_that_fits(int seconds, int number, int unit)
    {
        var form = LengthForm.Of(TimeSpan.FromSeconds(seconds));

        Assert.Equal((number, unit), (form.Number!.Value, (int)form.Unit.TotalSeconds));
    }
}
