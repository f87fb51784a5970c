using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Contacts.Places;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Delivery.Gates.Windows;
using FollowUp.Core.Organizations;
using FollowUp.Tests.Support;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Tests.Core.Delivery.Windows;

/// <summary>
/// When rules let messages leave, for an organization in Stockholm with the usual quiet hours. What is expected was worked
/// out minute by minute by a program in another language with its own zone data.
/// </summary>
public sealed class SendWindowTests
{
    private static readonly WindowRules Rules = WindowRules.Load();
    private static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];
    private static readonly InstantPattern Minutes = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm'Z'");

    /// <param name="rule">Which closes; null: none.</param>
    /// <param name="next">First time from there on.</param>
    [Theory]
    [InlineData("2026-03-07T12:59Z", "sms", null, null, null, "+12125550123", "tcpa", "2026-03-07T13:00Z")]
    [InlineData("2026-03-07T13:00Z", "sms", null, null, null, "+12125550123", null, "2026-03-07T13:00Z")]
    [InlineData("2026-03-08T11:59Z", "sms", null, null, null, "+12125550123", "tcpa", "2026-03-08T12:00Z")]
    [InlineData("2026-03-08T12:00Z", "sms", null, null, null, "+12125550123", null, "2026-03-08T12:00Z")]
    [InlineData("2026-03-09T00:59Z", "sms", null, null, null, "+12125550123", null, "2026-03-09T00:59Z")]
    [InlineData("2026-03-09T01:00Z", "sms", null, null, null, "+12125550123", "tcpa", "2026-03-09T12:00Z")]
    [InlineData("2026-10-31T12:00Z", "sms", null, null, null, "+12125550123", null, "2026-10-31T12:00Z")]
    [InlineData("2026-11-01T12:59Z", "sms", null, null, null, "+12125550123", "tcpa", "2026-11-01T13:00Z")]
    [InlineData("2026-11-01T13:00Z", "sms", null, null, null, "+12125550123", null, "2026-11-01T13:00Z")]
    [InlineData("2026-11-02T01:59Z", "sms", null, null, null, "+12125550123", null, "2026-11-02T01:59Z")]
    [InlineData("2026-11-02T02:00Z", "sms", null, null, null, "+12125550123", "tcpa", "2026-11-02T13:00Z")]
    [InlineData("2026-11-01T05:30Z", "sms", null, null, null, "+12125550123", "tcpa", "2026-11-01T13:00Z")]
    [InlineData("2026-11-01T06:30Z", "sms", null, null, null, "+12125550123", "tcpa", "2026-11-01T13:00Z")]
    [InlineData("2026-03-08T07:00Z", "sms", null, null, null, "+12125550123", "tcpa", "2026-03-08T12:00Z")]
    [InlineData("2026-07-01T14:59Z", "voice", null, null, null, "+12135550123", "tcpa", "2026-07-01T15:00Z")]
    [InlineData("2026-07-01T15:00Z", "voice", null, null, null, "+12135550123", null, "2026-07-01T15:00Z")]
    [InlineData("2026-07-02T03:59Z", "voice", null, null, null, "+12135550123", null, "2026-07-02T03:59Z")]
    [InlineData("2026-07-02T04:00Z", "voice", null, null, null, "+12135550123", "tcpa", "2026-07-02T15:00Z")]
    [InlineData("2026-07-01T17:59Z", "sms", null, null, null, "+18085550123", "tcpa", "2026-07-01T18:00Z")]
    [InlineData("2026-07-01T18:00Z", "sms", null, null, null, "+18085550123", null, "2026-07-01T18:00Z")]
    [InlineData("2026-07-02T06:59Z", "sms", null, null, null, "+18085550123", null, "2026-07-02T06:59Z")]
    [InlineData("2026-07-02T07:00Z", "sms", null, null, null, "+18085550123", "tcpa", "2026-07-02T18:00Z")]
    [InlineData("2026-03-08T14:59Z", "sms", null, null, null, "+16025550123", "tcpa", "2026-03-08T15:00Z")]
    [InlineData("2026-03-08T15:00Z", "sms", null, null, null, "+16025550123", null, "2026-03-08T15:00Z")]
    [InlineData("2026-07-01T03:59Z", "sms", null, null, null, "+16025550123", null, "2026-07-01T03:59Z")]
    [InlineData("2026-07-01T04:00Z", "sms", null, null, null, "+16025550123", "tcpa", "2026-07-01T15:00Z")]
    [InlineData("2026-11-21T14:59Z", "sms", null, null, null, "+12145550123", "texas", "2026-11-21T15:00Z")]
    [InlineData("2026-11-21T15:00Z", "sms", null, null, null, "+12145550123", null, "2026-11-21T15:00Z")]
    [InlineData("2026-11-22T02:59Z", "sms", null, null, null, "+12145550123", null, "2026-11-22T02:59Z")]
    [InlineData("2026-11-22T03:00Z", "sms", null, null, null, "+12145550123", "texas", "2026-11-22T18:00Z")]
    [InlineData("2026-11-22T17:30Z", "sms", null, null, null, "+12145550123", "texas", "2026-11-22T18:00Z")]
    [InlineData("2026-11-22T18:00Z", "sms", null, null, null, "+12145550123", null, "2026-11-22T18:00Z")]
    [InlineData("2026-11-23T02:59Z", "sms", null, null, null, "+12145550123", null, "2026-11-23T02:59Z")]
    [InlineData("2026-11-23T03:00Z", "sms", null, null, null, "+12145550123", "texas", "2026-11-23T15:00Z")]
    [InlineData("2026-03-08T16:59Z", "sms", null, null, null, "+12145550123", "texas", "2026-03-08T17:00Z")]
    [InlineData("2026-03-08T17:00Z", "sms", null, null, null, "+12145550123", null, "2026-03-08T17:00Z")]
    [InlineData("2026-11-22T18:30Z", "sms", null, "US", "TX", null, "texas", "2026-11-22T19:00Z")]
    [InlineData("2026-11-22T19:00Z", "sms", null, "US", "TX", null, null, "2026-11-22T19:00Z")]
    [InlineData("2026-11-23T15:30Z", "sms", null, "US", "TX", null, "texas", "2026-11-23T16:00Z")]
    [InlineData("2026-11-23T16:00Z", "sms", null, "US", "TX", null, null, "2026-11-23T16:00Z")]
    [InlineData("2025-08-31T14:00Z", "sms", null, null, null, "+12145550123", null, "2025-08-31T14:00Z")]
    [InlineData("2025-08-31T14:00Z", "voice", null, null, null, "+12145550123", "texas", "2025-08-31T17:00Z")]
    [InlineData("2026-11-22T12:59Z", "sms", null, null, null, "+13055550123", "florida", "2026-11-22T13:00Z")]
    [InlineData("2026-11-22T13:00Z", "sms", null, null, null, "+13055550123", null, "2026-11-22T13:00Z")]
    [InlineData("2026-11-23T00:59Z", "sms", null, null, null, "+13055550123", null, "2026-11-23T00:59Z")]
    [InlineData("2026-11-23T01:00Z", "sms", null, null, null, "+13055550123", "florida", "2026-11-23T13:00Z")]
    [InlineData("2026-11-23T01:59Z", "sms", null, null, null, "+13055550123", "florida", "2026-11-23T13:00Z")]
    [InlineData("2026-11-23T02:30Z", "sms", null, null, null, "+13055550123", "florida", "2026-11-23T13:00Z")]
    [InlineData("2026-11-23T00:30Z", "sms", null, "US", "FL", null, null, "2026-11-23T00:30Z")]
    [InlineData("2026-11-23T01:00Z", "sms", null, "US", "FL", null, "florida", "2026-11-23T14:00Z")]
    [InlineData("2026-11-22T13:30Z", "sms", null, "US", "FL", null, "florida", "2026-11-22T14:00Z")]
    [InlineData("2026-11-22T14:00Z", "sms", null, "US", "FL", null, null, "2026-11-22T14:00Z")]
    [InlineData("2026-11-23T01:59Z", "sms", null, null, null, "+14055550123", null, "2026-11-23T01:59Z")]
    [InlineData("2026-11-23T02:00Z", "sms", null, null, null, "+14055550123", "oklahoma", "2026-11-23T14:00Z")]
    [InlineData("2026-11-22T13:59Z", "sms", null, null, null, "+14055550123", "oklahoma", "2026-11-22T14:00Z")]
    [InlineData("2026-11-22T14:00Z", "sms", null, null, null, "+14055550123", null, "2026-11-22T14:00Z")]
    [InlineData("2026-11-23T01:30Z", "sms", null, "US", "CA", "+13055550123", "florida", "2026-11-23T16:00Z")]
    [InlineData("2026-11-23T15:59Z", "sms", null, "US", "CA", "+13055550123", "florida", "2026-11-23T16:00Z")]
    [InlineData("2026-11-23T16:00Z", "sms", null, "US", "CA", "+13055550123", null, "2026-11-23T16:00Z")]
    [InlineData("2026-11-24T00:59Z", "sms", null, "US", "CA", "+13055550123", null, "2026-11-24T00:59Z")]
    [InlineData("2026-11-24T01:00Z", "sms", null, "US", "CA", "+13055550123", "florida", "2026-11-24T16:00Z")]
    [InlineData("2026-11-22T17:00Z", "sms", null, "US", "TX", "+12125550123", "texas", "2026-11-22T19:00Z")]
    [InlineData("2026-11-22T18:00Z", "sms", null, "US", "TX", "+12125550123", "texas", "2026-11-22T19:00Z")]
    [InlineData("2026-11-23T01:59Z", "sms", null, "US", "TX", "+12125550123", null, "2026-11-23T01:59Z")]
    [InlineData("2026-11-23T02:00Z", "sms", null, "US", "TX", "+12125550123", "texas", "2026-11-23T16:00Z")]
    [InlineData("2026-11-22T18:00Z", "sms", "America/Los_Angeles", "US", "FL", "+12145550123", "texas", "2026-11-22T20:00Z")]
    [InlineData("2026-11-22T20:00Z", "sms", "America/Los_Angeles", "US", "FL", "+12145550123", null, "2026-11-22T20:00Z")]
    [InlineData("2026-11-23T01:00Z", "sms", "America/Los_Angeles", "US", "FL", "+12145550123", "florida", "2026-11-23T17:00Z")]
    [InlineData("2026-11-23T08:00Z", "sms", null, "GB", null, "+12125550123", "tcpa", "2026-11-23T13:00Z")]
    [InlineData("2026-11-23T13:00Z", "sms", null, "GB", null, "+12125550123", null, "2026-11-23T13:00Z")]
    [InlineData("2026-11-22T10:00Z", "sms", null, null, null, "+33612345678", "france", "2026-11-23T07:00Z")]
    [InlineData("2026-11-23T06:59Z", "sms", null, null, null, "+33612345678", "france", "2026-11-23T07:00Z")]
    [InlineData("2026-11-23T07:00Z", "sms", null, null, null, "+33612345678", null, "2026-11-23T07:00Z")]
    [InlineData("2026-11-23T19:59Z", "sms", null, null, null, "+33612345678", null, "2026-11-23T19:59Z")]
    [InlineData("2026-11-23T20:15Z", "sms", null, null, null, "+33612345678", "organization", "2026-11-24T07:00Z")]
    [InlineData("2026-11-11T10:00Z", "sms", null, null, null, "+33612345678", "france", "2026-11-12T07:00Z")]
    [InlineData("2026-04-06T10:00Z", "sms", null, null, null, "+33612345678", "france", "2026-04-07T06:00Z")]
    [InlineData("2026-05-14T10:00Z", "sms", null, null, null, "+33612345678", "france", "2026-05-15T06:00Z")]
    [InlineData("2026-05-25T10:00Z", "sms", null, null, null, "+33612345678", "france", "2026-05-26T06:00Z")]
    [InlineData("2026-03-29T10:00Z", "sms", null, null, null, "+33612345678", "france", "2026-03-30T06:00Z")]
    [InlineData("2026-03-30T05:59Z", "sms", null, null, null, "+33612345678", "france", "2026-03-30T06:00Z")]
    [InlineData("2026-03-30T06:00Z", "sms", null, null, null, "+33612345678", null, "2026-03-30T06:00Z")]
    [InlineData("2026-10-24T18:59Z", "sms", null, null, null, "+33612345678", null, "2026-10-24T18:59Z")]
    [InlineData("2026-10-26T07:00Z", "sms", null, null, null, "+33612345678", null, "2026-10-26T07:00Z")]
    [InlineData("2026-12-24T19:30Z", "sms", null, null, null, "+33612345678", null, "2026-12-24T19:30Z")]
    [InlineData("2026-11-23T08:59Z", "voice", null, null, null, "+33612345678", "france", "2026-11-23T09:00Z")]
    [InlineData("2026-11-23T09:00Z", "voice", null, null, null, "+33612345678", null, "2026-11-23T09:00Z")]
    [InlineData("2026-11-23T12:00Z", "voice", null, null, null, "+33612345678", "france", "2026-11-23T13:00Z")]
    [InlineData("2026-11-23T12:59Z", "voice", null, null, null, "+33612345678", "france", "2026-11-23T13:00Z")]
    [InlineData("2026-11-23T13:00Z", "voice", null, null, null, "+33612345678", null, "2026-11-23T13:00Z")]
    [InlineData("2026-11-23T19:00Z", "voice", null, null, null, "+33612345678", "france", "2026-11-24T09:00Z")]
    [InlineData("2026-11-21T10:00Z", "voice", null, null, null, "+33612345678", "france", "2026-11-23T09:00Z")]
    [InlineData("2026-07-14T10:00Z", "voice", null, null, null, "+33612345678", "france", "2026-07-15T08:00Z")]
    [InlineData("2026-04-04T20:59Z", "sms", "Australia/Lord_Howe", null, null, null, "organization", "2026-04-04T21:30Z")]
    [InlineData("2026-04-04T21:30Z", "sms", "Australia/Lord_Howe", null, null, null, null, "2026-04-04T21:30Z")]
    [InlineData("2026-04-05T10:29Z", "sms", "Australia/Lord_Howe", null, null, null, null, "2026-04-05T10:29Z")]
    [InlineData("2026-04-05T10:30Z", "sms", "Australia/Lord_Howe", null, null, null, "organization", "2026-04-05T21:30Z")]
    [InlineData("2026-10-03T21:29Z", "sms", "Australia/Lord_Howe", null, null, null, null, "2026-10-03T21:29Z")]
    [InlineData("2026-10-03T21:30Z", "sms", "Australia/Lord_Howe", null, null, null, null, "2026-10-03T21:30Z")]
    [InlineData("2026-10-04T09:59Z", "sms", "Australia/Lord_Howe", null, null, null, null, "2026-10-04T09:59Z")]
    [InlineData("2026-10-04T10:00Z", "sms", "Australia/Lord_Howe", null, null, null, "organization", "2026-10-04T21:00Z")]
    [InlineData("2026-10-03T21:00Z", "sms", "Australia/Lord_Howe", null, null, null, null, "2026-10-03T21:00Z")]
    [InlineData("2026-07-01T02:14Z", "sms", "Asia/Kathmandu", null, null, null, "organization", "2026-07-01T02:15Z")]
    [InlineData("2026-07-01T02:15Z", "sms", "Asia/Kathmandu", null, null, null, null, "2026-07-01T02:15Z")]
    [InlineData("2026-07-01T15:14Z", "sms", "Asia/Kathmandu", null, null, null, null, "2026-07-01T15:14Z")]
    [InlineData("2026-07-01T15:15Z", "sms", "Asia/Kathmandu", null, null, null, "organization", "2026-07-02T02:15Z")]
    [InlineData("2026-07-01T02:29Z", "whatsapp", null, null, null, "+919812345678", "organization", "2026-07-01T02:30Z")]
    [InlineData("2026-07-01T02:30Z", "whatsapp", null, null, null, "+919812345678", null, "2026-07-01T02:30Z")]
    [InlineData("2026-07-01T15:30Z", "whatsapp", null, null, null, "+919812345678", "organization", "2026-07-02T02:30Z")]
    [InlineData("2026-03-08T10:29Z", "sms", "America/St_Johns", null, null, null, "organization", "2026-03-08T10:30Z")]
    [InlineData("2026-03-08T10:30Z", "sms", "America/St_Johns", null, null, null, null, "2026-03-08T10:30Z")]
    [InlineData("2026-11-01T11:29Z", "sms", "America/St_Johns", null, null, null, "organization", "2026-11-01T11:30Z")]
    [InlineData("2026-11-01T11:30Z", "sms", "America/St_Johns", null, null, null, null, "2026-11-01T11:30Z")]
    [InlineData("2026-09-26T19:14Z", "sms", "Pacific/Chatham", null, null, null, null, "2026-09-26T19:14Z")]
    [InlineData("2026-09-26T18:15Z", "sms", "Pacific/Chatham", null, null, null, null, "2026-09-26T18:15Z")]
    [InlineData("2026-04-05T19:14Z", "sms", "Pacific/Chatham", null, null, null, "organization", "2026-04-05T19:15Z")]
    [InlineData("2026-07-01T00:00Z", "sms", null, null, null, "+79161234567", "organization", "2026-07-01T06:00Z")]
    [InlineData("2026-07-01T05:59Z", "sms", null, null, null, "+79161234567", "organization", "2026-07-01T06:00Z")]
    [InlineData("2026-07-01T06:00Z", "sms", null, null, null, "+79161234567", null, "2026-07-01T06:00Z")]
    [InlineData("2026-07-01T08:59Z", "sms", null, null, null, "+79161234567", null, "2026-07-01T08:59Z")]
    [InlineData("2026-07-01T09:00Z", "sms", null, null, null, "+79161234567", "organization", "2026-07-02T06:00Z")]
    [InlineData("2026-07-01T00:00Z", "sms", null, null, null, "+61412345678", null, "2026-07-01T00:00Z")]
    [InlineData("2026-07-01T00:30Z", "sms", null, null, null, "+61412345678", null, "2026-07-01T00:30Z")]
    [InlineData("2026-07-01T10:29Z", "sms", null, null, null, "+61412345678", null, "2026-07-01T10:29Z")]
    [InlineData("2026-07-01T10:59Z", "sms", null, null, null, "+61412345678", "organization", "2026-07-02T00:00Z")]
    [InlineData("2026-01-15T00:00Z", "sms", null, null, null, "+61412345678", null, "2026-01-15T00:00Z")]
    [InlineData("2026-07-01T12:00Z", "sms", null, null, null, "+15555550123", "tcpa", "2026-07-01T18:00Z")]
    [InlineData("2026-07-01T17:59Z", "sms", null, null, null, "+15555550123", "tcpa", "2026-07-01T18:00Z")]
    [InlineData("2026-07-01T18:00Z", "sms", null, null, null, "+15555550123", null, "2026-07-01T18:00Z")]
    [InlineData("2026-07-02T00:59Z", "sms", null, null, null, "+15555550123", null, "2026-07-02T00:59Z")]
    [InlineData("2026-07-02T01:00Z", "sms", null, null, null, "+15555550123", "tcpa", "2026-07-02T18:00Z")]
    [InlineData("2026-07-01T10:59Z", "sms", null, null, null, "+5511961234567", "organization", "2026-07-01T11:00Z")]
    [InlineData("2026-07-01T11:00Z", "sms", null, null, null, "+5511961234567", null, "2026-07-01T11:00Z")]
    [InlineData("2026-07-01T23:59Z", "sms", null, null, null, "+5511961234567", null, "2026-07-01T23:59Z")]
    [InlineData("2026-07-02T00:00Z", "sms", null, null, null, "+5511961234567", "organization", "2026-07-02T11:00Z")]
    [InlineData("2026-11-23T03:00Z", "email", null, "US", "TX", "+12145550123", null, "2026-11-23T03:00Z")]
    [InlineData("2026-11-22T10:00Z", "email", "Europe/Paris", "FR", null, null, null, "2026-11-22T10:00Z")]
    [InlineData("2026-11-22T15:30Z", "whatsapp", null, null, null, "+12145550123", null, "2026-11-22T15:30Z")]
    [InlineData("2026-11-22T10:00Z", "whatsapp", null, null, null, "+33612345678", null, "2026-11-22T10:00Z")]
    [InlineData("2026-11-23T03:00Z", "whatsapp", null, null, null, "+12145550123", "organization", "2026-11-23T14:00Z")]
    [InlineData("2026-03-28T20:00Z", "sms", null, null, null, null, "organization", "2026-03-29T06:00Z")]
    [InlineData("2026-03-29T05:59Z", "sms", null, null, null, null, "organization", "2026-03-29T06:00Z")]
    [InlineData("2026-03-29T06:00Z", "sms", null, null, null, null, null, "2026-03-29T06:00Z")]
    [InlineData("2026-10-25T06:59Z", "sms", null, null, null, null, "organization", "2026-10-25T07:00Z")]
    [InlineData("2026-10-25T07:00Z", "sms", null, null, null, null, null, "2026-10-25T07:00Z")]
    public void Rules_of_all_places_hold_in_all_zones(string at, string channel, string? zone, string? country, string? state, string? phone, string? rule, string next)
    {
        var asked = Minutes.Parse(at).Value;

        var answer = Check(asked, Enum.Parse<WindowChannel>(channel, ignoreCase: true), new Whereabouts(zone, country, state, phone));

        Assert.Equal((rule is null, rule, next), (answer.Allowed, answer.Deciding?.Rule.Id, Minutes.Format(answer.NextAllowedAt!.Value)));
        Assert.True(Check(answer.NextAllowedAt.Value, Enum.Parse<WindowChannel>(channel, ignoreCase: true), new Whereabouts(zone, country, state, phone)).Allowed);
    }

    [Fact]
    public void A_seven_day_week_of_minutes_agrees_with_the_clock_on_the_wall()
    {
        var candidates = Candidates(new Whereabouts("America/Los_Angeles", "US", "TX", "+13055550123"));
        var times = Times(WindowChannel.Sms, candidates);
        for (var (at, end) = (Instant.FromUtc(2026, 10, 30, 0, 0), Instant.FromUtc(2026, 11, 6, 0, 0)); at < end; at += Duration.FromMinutes(7))
        {
            var expected = candidates.Zones.All(zone =>
            {
                var local = at.InZone(zone);
                var opens = local.DayOfWeek == IsoDayOfWeek.Sunday ? 12 : 9;
                return local.Hour >= opens && local.Hour < 20;
            });

            Assert.Equal(expected, times.Check(at).Allowed);
        }
    }

    [Fact]
    public void Where_no_time_suits_all_it_says_so()
    {
        var answer = Check(Instant.FromUtc(2026, 7, 1, 12, 0), WindowChannel.Sms, new Whereabouts("Pacific/Honolulu", "GB", null, "+819012345678"));

        Assert.False(answer.Allowed);
        Assert.Null(answer.NextAllowedAt);
        Assert.NotNull(answer.Deciding);
    }

    [Fact]
    public void A_rule_holds_from_its_first_day_to_its_last()
    {
        var day = new LocalDate(2026, 3, 1);
        var rule = WindowRule.Own("own", "hours", new LocalTime(9, 0), new LocalTime(10, 0), []) with { From = day, To = day };
        OpenAnswer At(int date, int hour) => new OpenTimes([new OpenHours(rule, DateTimeZone.Utc)]).Check(Instant.FromUtc(2026, 2, 28, 0, 0) + Duration.FromDays(date) + Duration.FromHours(hour));

        Assert.Equal([true, false, true, false, true], [At(0, 23).Allowed, At(1, 8).Allowed, At(1, 9).Allowed, At(1, 11).Allowed, At(2, 8).Allowed]);
        Assert.Equal(Instant.FromUtc(2026, 3, 2, 0, 0), At(1, 11).NextAllowedAt);
    }

    [Theory]
    [InlineData(1961, 4, 2)]
    [InlineData(2000, 4, 23)]
    [InlineData(2024, 3, 31)]
    [InlineData(2026, 4, 5)]
    [InlineData(2038, 4, 25)]
    [InlineData(2285, 3, 22)]
    public void Easter_is_found(int year, int month, int day) => Assert.Equal(new LocalDate(year, month, day), Holidays.Easter(year));

    private static OpenAnswer Check(Instant at, WindowChannel channel, Whereabouts contact)
    {
        var candidates = Candidates(contact);
        return SendWindows.Check(at, channel, candidates, Asked(channel, candidates));
    }

    private static OpenTimes Times(WindowChannel channel, WindowCandidates candidates) => SendWindows.Compile(channel, candidates, Asked(channel, candidates), []);

    private static IEnumerable<WindowRule> Asked(WindowChannel channel, WindowCandidates candidates)
        => Rules.Of(channel, candidates.Places).Concat(OrganizationHours.Of(SendingRules.Default, channel, Rules));

    private static WindowCandidates Candidates(Whereabouts contact)
        => WindowCandidates.Of(contact, contact.Phone is { } phone ? Plans.Phones.Area(phone) : PhoneArea.Unknown, Stockholm);
}
