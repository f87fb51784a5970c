using FollowUp.Core.Requests;
using FollowUp.Web.Features.RequestCampaigns;

namespace FollowUp.Tests.Web.Pages;

public sealed class CampaignTouchesTests
{
    [Fact]
    public void Touches_are_counted_from_the_delivery_and_reminders_from_the_first_sending()
    {
        var touches = CampaignTouches.Of(Form(delay: 7, reminders: 2, every: 5, expiry: 30));

        Assert.Equal(
            ["0 An order is delivered", "7 Request by email", "12 Reminder 1 by email", "17 Reminder 2 by email", "37 The link is closed"],
            touches.Select(touch => $"{touch.After.TotalDays} {touch.Title}"));
    }

    [Fact]
    public void A_reminder_after_the_link_is_closed_is_left_out()
    {
        var touches = CampaignTouches.Of(Form(delay: 1, reminders: 3, every: 10, expiry: 20));

        Assert.Equal([false, true, true], touches.Where(touch => touch.Title.StartsWith("Reminder", StringComparison.Ordinal)).Select(touch => touch.LeftOut));
    }

    [Fact]
    public void Both_channels_are_touched_each_time()
    {
        var form = Form(delay: 0, reminders: 1, every: 1, expiry: 9);
        form.Channel = RequestChannel.Both;

        Assert.Equal(["trigger", "email", "sms", "email", "sms", "end"], CampaignTouches.Of(form).Select(touch => touch.Kind));
    }

    [Fact]
    public void Reminders_switched_off_are_not_shown()
    {
        var form = Form(delay: 0, reminders: 4, every: 1, expiry: 9);
        form.ReminderEnabled = false;

        Assert.Equal(3, CampaignTouches.Of(form).Count);
    }

    [Fact]
    public void Without_a_number_there_is_nothing_to_show()
    {
        var form = Form(delay: 0, reminders: 1, every: 1, expiry: 9);
        form.Delay.Number = null;

        Assert.Empty(CampaignTouches.Of(form));
    }

    private static CampaignForm Form(int delay, int reminders, int every, int expiry) => new()
    {
        Delay = LengthForm.Of(TimeSpan.FromDays(delay)),
        MaxReminders = reminders,
        ReminderDelay = LengthForm.Of(TimeSpan.FromDays(every)),
        Expiry = LengthForm.Of(TimeSpan.FromDays(expiry)),
    };
}
