using FollowUp.Core.Consent.Keywords;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Tests.Core.Consent;

public sealed class KeywordTests
{
    [Theory]
    [InlineData("STOP")]
    [InlineData("stop")]
    [InlineData("Stop")]
    [InlineData("STOP.")]
    [InlineData(" stop ")]
    [InlineData("stop!!!")]
    [InlineData("\"STOP\"")]
    [InlineData("“Stop”")]
    [InlineData("'stop'")]
    [InlineData("STOP 🛑")]
    [InlineData("🛑🛑 stop 🛑🏽")]
    [InlineData("ST\u200BOP")]
    [InlineData("\uFEFFstop\u00A0")]
    [InlineData("ＳＴＯＰ")]
    [InlineData("𝗦𝗧𝗢𝗣")]
    [InlineData("stop\r\n")]
    [InlineData("(stop)")]
    [InlineData("STOPALL")]
    [InlineData("stop all")]
    [InlineData("Unsubscribe")]
    [InlineData("UNSUBSCRIBE!")]
    [InlineData("cancel")]
    [InlineData("End")]
    [InlineData("quit")]
    [InlineData("REVOKE")]
    [InlineData("optout")]
    [InlineData("Opt out")]
    [InlineData("opt-out")]
    [InlineData("Arret")]
    [InlineData("ARRÊT")]
    [InlineData("arre\u0302t")]
    public void A_whole_message_that_is_a_keyword_stops(string text) => Assert.Equal((KeywordAction.Stop, false), Read(text));

    [Theory]
    [InlineData("START", KeywordAction.Start)]
    [InlineData("start.", KeywordAction.Start)]
    [InlineData("Unstop", KeywordAction.Start)]
    [InlineData("yes", KeywordAction.Start)]
    [InlineData("HELP", KeywordAction.Help)]
    [InlineData("help?", KeywordAction.Help)]
    [InlineData("Info", KeywordAction.Help)]
    public void Others_bring_back_or_ask_for_help(string text, KeywordAction expected) => Assert.Equal((expected, false), Read(text));

    [Theory]
    [InlineData("Stop texting me!")]
    [InlineData("please take me off your list")]
    [InlineData("Don't message me again")]
    [InlineData("don’t text me")]
    [InlineData("Please stop")]
    [InlineData("stop it now")]
    [InlineData("STOP STOP STOP")]
    [InlineData("Can you stop sending me messages?")]
    [InlineData("pls unsubscribe me")]
    [InlineData("How do I unsubscribe?")]
    [InlineData("I want to opt out")]
    [InlineData("remove my number")]
    [InlineData("No more texts please")]
    [InlineData("leave me alone")]
    [InlineData("I don't want to receive any messages")]
    [InlineData("I revoke my consent")]
    [InlineData("Arrêtez de m'écrire")]
    [InlineData("Désabonnez-moi svp")]
    [InlineData("Ne m'envoyez plus de messages")]
    [InlineData("Hören Sie auf, mir zu schreiben")]
    [InlineData("Bitte keine Nachrichten mehr")]
    [InlineData("Löschen Sie meine Nummer")]
    [InlineData("Dejen de escribirme")]
    [InlineData("Quiero darme de baja")]
    [InlineData("No me escriban más")]
    [InlineData("Sluta skicka sms till mig")]
    [InlineData("Snälla sluta")]
    [InlineData("Ta bort mitt nummer")]
    [InlineData("STOPP")]
    public void A_sentence_that_plainly_asks_to_stop_is_flagged_and_does_nothing(string text) => Assert.Equal((KeywordAction.None, true), Read(text));

    [Theory]
    [InlineData("non-stop service")]
    [InlineData("please stop by at 5")]
    [InlineData("Your service is non stop amazing")]
    [InlineData("Please don't stop texting me, I love it")]
    [InlineData("never stop")]
    [InlineData("Is there a bus stop near you?")]
    [InlineData("cancel my order")]
    [InlineData("I'd like to cancel my appointment")]
    [InlineData("When does the sale end?")]
    [InlineData("yes please")]
    [InlineData("I need help with my order")]
    [InlineData("How can I start?")]
    [InlineData("help me")]
    [InlineData("info@example.com")]
    [InlineData("I quit my job to open a shop")]
    [InlineData("The message stops at the second line")]
    [InlineData("Don't call me before 5, I am at work")]
    [InlineData("Can you text me the address?")]
    [InlineData("Merci, à bientôt à l'arrêt de bus")]
    [InlineData("Wann hören Sie heute auf?")]
    [InlineData("¿Para cuándo es mi pedido?")]
    [InlineData("När slutar ni idag?")]
    [InlineData("👍")]
    [InlineData("   ")]
    [InlineData("")]
    [InlineData("\uD83D")]
    public void Everything_else_is_an_ordinary_message(string text) => Assert.Equal((KeywordAction.None, false), Read(text));

    [Theory]
    [InlineData("stopp!", KeywordAction.Stop)]
    [InlineData("Börja", KeywordAction.Start)]
    [InlineData("borja", KeywordAction.Start)]
    [InlineData("hjälp", KeywordAction.Help)]
    public void An_organization_adds_words_of_its_own(string text, KeywordAction expected)
    {
        var rules = new ReplyRules { StopWords = ["STOPP"], StartWords = ["börja"], HelpWords = ["Hjälp"] };

        Assert.Equal(expected, KeywordReader.Read(text, Channel.WhatsApp, rules).Action);
    }

    [Theory]
    [InlineData("unsubscribe", true)]
    [InlineData("Please unsubscribe me\n\nOn Mon, shop@example.com wrote:\n> Hello", true)]
    [InlineData("Thanks!\n> Unsubscribe: https://follow.test/u/x", false)]
    [InlineData("Lovely throw.\n-- \nUnsubscribe", false)]
    [InlineData("Tack!\nDen mån 2 mars skrev <shop@example.com>:\nVill du inte ha fler mejl?", false)]
    public void An_e_mail_has_no_keywords_and_its_quotes_are_not_its_writers(string text, bool flagged)
        => Assert.Equal(new KeywordReading(KeywordAction.None, flagged), KeywordReader.Read(text, Channel.Email, ReplyRules.Default));

    [Fact]
    public void A_yes_holds_only_for_who_is_opted_out()
    {
        Assert.True(KeywordReader.Read("Yes", Channel.Sms, ReplyRules.Default).OnlyWhenOptedOut);
        Assert.False(KeywordReader.Read("Start", Channel.Sms, ReplyRules.Default).OnlyWhenOptedOut);
    }

    [Fact]
    public void Long_texts_are_read_in_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("please please stop stop don't ", 400));

        Assert.False(KeywordReader.Read(text, Channel.Sms, ReplyRules.Default).Action == KeywordAction.Stop);
    }

    [Theory]
    [InlineData("stopWords", new[] { "…" }, new string[0])]
    [InlineData("startWords", new[] { "ja" }, new[] { "JA" })]
    public void Words_that_cannot_be_taken_are_named(string field, string[] stops, string[] starts)
    {
        var refused = Assert.Throws<InputException>(() => ReplyRulesCheck.Checked(new ReplyRules { StopWords = stops, StartWords = starts }));

        Assert.Equal(field, refused.Errors.Single().Field);
    }

    private static (KeywordAction, bool) Read(string text)
    {
        var reading = KeywordReader.Read(text, Channel.Sms, ReplyRules.Default);
        return (reading.Action, reading.Flagged);
    }
}
