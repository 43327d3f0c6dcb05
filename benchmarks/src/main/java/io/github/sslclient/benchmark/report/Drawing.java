/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.sslclient.benchmark.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.github.sslclient.benchmark.report.Plot.Point;

/**
 * A plot as SVG, on white so that it can be read on a page of any colour.
 */
final class Drawing {

	private static final int WIDTH = 800;

	private static final int LEFT = 90;

	private static final int RIGHT = 770;

	private static final int TOP = 50;

	private static final int BOTTOM = 400;

	private static final int LEGEND = 470;

	private static final int ROW = 22;

	/** How far whiskers and markers reach to each side. */
	private static final double REACH = 4.5;

	/**
	 * Grey for floors; then Okabe and Ito's, which people tell apart who see colours in
	 * other ways.
	 */
	private static final String[] COLOURS = { "#777777", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00",
			"#56b4e9" };

	private static final int FLOOR = 0;

	private final StringBuilder text = new StringBuilder();

	private final Scale across;

	private final Scale up;

	Drawing(String title, Axis across, Axis up, Map<String, List<Point>> lines) {
		List<Point> points = lines.values().stream().flatMap(List::stream).toList();
		this.across = new Scale(across, points.stream().map(Point::at).toList(), LEFT, RIGHT);
		this.up = new Scale(up, points.stream().map(Point::figure).flatMap(Drawing::values).toList(), BOTTOM, TOP);
		int height = LEGEND + ROW * ((lines.size() + 1) / 2);
		append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
				+ " font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">", WIDTH, height, WIDTH, height);
		append("<title>%s</title>", escape(title));
		append("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, height);
		text(WIDTH / 2.0, 28, "middle\" font-size=\"17\" font-weight=\"bold", title);
		axes();
		int place = 0;
		int others = 0;
		for (Map.Entry<String, List<Point>> line : lines.entrySet()) {
			int number = line.getKey().startsWith("floor") ? FLOOR : 1 + others++ % (COLOURS.length - 1);
			line(line.getValue(), number);
			legend(line.getKey(), place++, number);
		}
		append("</svg>");
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

	private static Stream<Double> values(Figure figure) {
		return Stream.of(figure.low(), figure.median(), figure.high());
	}

	private void axes() {
		for (double mark : this.across.marks()) {
			double x = this.across.position(mark);
			segment(x, TOP, x, BOTTOM, "#ddd");
			text(x, BOTTOM + 20, "middle", this.across.label(mark));
		}
		for (double mark : this.up.marks()) {
			double y = this.up.position(mark);
			segment(LEFT, y, RIGHT, y, "#ddd");
			text(LEFT - 8, y + 4.5, "end", this.up.label(mark));
		}
		segment(LEFT, BOTTOM, RIGHT, BOTTOM, "#222");
		segment(LEFT, TOP, LEFT, BOTTOM, "#222");
		text((LEFT + RIGHT) / 2.0, BOTTOM + 44, "middle", this.across.title());
		double middle = (TOP + BOTTOM) / 2.0;
		text(18, middle, "middle\" transform=\"rotate(-90 18 " + middle + ")", this.up.title());
	}

	private void line(List<Point> points, int number) {
		String colour = COLOURS[number];
		StringBuilder path = new StringBuilder();
		for (Point point : points) {
			double x = this.across.position(point.at());
			double low = this.up.position(point.figure().low());
			double high = this.up.position(point.figure().high());
			path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, this.up.position(point.figure().median())));
			segment(x, low, x, high, colour);
			segment(x - REACH, low, x + REACH, low, colour);
			segment(x - REACH, high, x + REACH, high, colour);
		}
		append("<polyline points=\"%s\" fill=\"none\" %s/>", path.toString().strip(), stroke(number));
		for (Point point : points) {
			marker(this.across.position(point.at()), this.up.position(point.figure().median()), number);
		}
	}

	private void legend(String contender, int place, int number) {
		double x = LEFT + (place % 2) * (RIGHT - LEFT) / 2.0;
		double y = LEGEND + ROW * (place / 2);
		append("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>", x, y, x + 28, y, stroke(number));
		marker(x + 14, y, number);
		text(x + 36, y + 4.5, "start", contender);
	}

	private static String stroke(int number) {
		return "stroke=\"" + COLOURS[number] + "\" stroke-width=\"2\""
				+ ((number == FLOOR) ? " stroke-dasharray=\"6 4\"" : "");
	}

	/** Its form tells as much as its colour. */
	private void marker(double x, double y, int number) {
		String colour = COLOURS[number];
		switch (number % 3) {
			case 0 -> append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>", x, y, REACH, colour);
			case 1 -> append("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>", x - REACH,
					y - REACH, 2 * REACH, 2 * REACH, colour);
			default -> append("<path d=\"M%.1f %.1fl%.1f %.1fh%.1fz\" fill=\"%s\"/>", x, y - REACH, REACH, 2 * REACH,
					-2 * REACH, colour);
		}
	}

	private void segment(double x1, double y1, double x2, double y2, String colour) {
		append("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>", x1, y1, x2, y2, colour);
	}

	private void text(double x, double y, String anchor, String content) {
		append("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escape(content));
	}

	private void append(String format, Object... values) {
		this.text.append(String.format(Locale.ROOT, format, values)).append('\n');
	}

	private static String escape(String content) {
		return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
