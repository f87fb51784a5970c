using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FollowUp.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ProviderReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Sending",
                table: "Organizations",
                type: "TEXT",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"quiet\":{\"sms\":{\"from\":\"21:00\",\"to\":\"08:00\"},\"whatsapp\":{\"from\":\"21:00\",\"to\":\"08:00\"}},\"limits\":{\"sms\":{\"perHour\":100},\"whatsapp\":{\"perHour\":100}}}",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: -1,
                oldDefaultValue: "{\"quiet\":{\"sms\":{\"from\":\"21:00\",\"to\":\"08:00\"}},\"limits\":{\"sms\":{\"perHour\":100}}}");

            migrationBuilder.AddColumn<long>(
                name: "RepliedAt",
                table: "Messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "InboundMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Provider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ProviderMessageId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Media = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Button = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    AnsweredId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Automatic = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboundMessages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProviderEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Provider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EventId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ToldMessageId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Machine = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Url = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CheckAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Repeats = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderEvents", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_AnsweredId",
                table: "InboundMessages",
                column: "AnsweredId",
                filter: "\"AnsweredId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_ContactId_At",
                table: "InboundMessages",
                columns: new[] { "ContactId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_OrganizationId_Provider_ProviderMessageId",
                table: "InboundMessages",
                columns: new[] { "OrganizationId", "Provider", "ProviderMessageId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProviderEvents_OrganizationId_Provider_EventId",
                table: "ProviderEvents",
                columns: new[] { "OrganizationId", "Provider", "EventId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProviderEvents_ReceivedAt",
                table: "ProviderEvents",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ProviderEvents_Waiting",
                table: "ProviderEvents",
                column: "CheckAt",
                filter: "\"CheckAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "InboundMessages");

            migrationBuilder.DropTable(
                name: "ProviderEvents");

            migrationBuilder.DropColumn(
                name: "RepliedAt",
                table: "Messages");

            migrationBuilder.AlterColumn<string>(
                name: "Sending",
                table: "Organizations",
                type: "TEXT",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"quiet\":{\"sms\":{\"from\":\"21:00\",\"to\":\"08:00\"}},\"limits\":{\"sms\":{\"perHour\":100}}}",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: -1,
                oldDefaultValue: "{\"quiet\":{\"sms\":{\"from\":\"21:00\",\"to\":\"08:00\"},\"whatsapp\":{\"from\":\"21:00\",\"to\":\"08:00\"}},\"limits\":{\"sms\":{\"perHour\":100},\"whatsapp\":{\"perHour\":100}}}");
        }
    }
}
